// Written by `npm run tables` from the migrated database; a test holds it to that. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface Tables {
  city: {
    city_id: number;
    name: string;
    division_code: string | null;
    created_at: Generated<ColumnType<Date, Date | string, Date | string>>;
  };
  delegation: {
    city_id: number;
    id: string;
    from_person_id: string;
    to_person_id: string;
    from_day: string;
    until_day: string;
    reason: string;
    ended_on: string | null;
  };
  draft_flag: {
    city_id: number;
    document_id: string;
    id: string;
    kind: string;
    span_start: number;
    span_end: number;
    sentence: string;
    settled_note: string | null;
    settled_by: string | null;
    settled_at: ColumnType<Date, Date | string, Date | string> | null;
    revision: number;
  };
  draft_task: {
    city_id: number;
    document_id: string;
    id: string;
    position: number;
    state: string;
    fields: ColumnType<unknown, string, string>;
    was: ColumnType<unknown, string, string>;
    headings: ColumnType<unknown, string, string>;
    span_start: number | null;
    span_end: number | null;
    merged_into: string | null;
    comparison: ColumnType<unknown, string, string> | null;
    task_id: string | null;
    by_hand: boolean;
    revision: number;
    changed_by: string | null;
    changed_at: ColumnType<Date, Date | string, Date | string> | null;
  };
  draft_unit: {
    city_id: number;
    document_id: string;
    printed: string;
    decision: string | null;
    unit_id: string | null;
    group_id: string | null;
    match: string | null;
    candidates: ColumnType<unknown, string, string>;
    mentions: number;
    confirmed_by: string | null;
    confirmed_at: ColumnType<Date, Date | string, Date | string> | null;
    remember: boolean;
    revision: number;
  };
  fact: {
    city_id: number;
    id: string;
    tx: Generated<number>;
    at: ColumnType<Date, Date | string, Date | string>;
    kind: string;
    about: string | null;
    unit_id: string | null;
    actor_id: string | null;
    actor_name: string | null;
    request_id: string | null;
    data: ColumnType<unknown, string, string>;
  };
  fact_clock: {
    only_row: Generated<boolean>;
    base: Generated<number>;
  };
  file: {
    city_id: number;
    sha256: string;
    size: number;
    media_type: string;
    stored_by: string | null;
    stored_at: ColumnType<Date, Date | string, Date | string>;
  };
  notice: {
    city_id: number;
    id: string;
    person_id: string;
    at: ColumnType<Date, Date | string, Date | string>;
    title: string;
    body: Generated<string>;
    link: string | null;
    seen_at: ColumnType<Date, Date | string, Date | string> | null;
  };
  person: {
    city_id: number;
    id: string;
    name: string;
    office_phone: string | null;
    mobile: string | null;
    left_on: string | null;
  };
  plan_document: {
    city_id: number;
    id: string;
    unit_id: string;
    state: string;
    title: string;
    document_number: string;
    issuer: string;
    issued_on: string | null;
    file_sha256: string;
    file_name: string;
    replaces_id: string | null;
    parent_id: string | null;
    step: string | null;
    trouble: string | null;
    imported_at: ColumnType<Date, Date | string, Date | string>;
    imported_by: string;
    published_at: ColumnType<Date, Date | string, Date | string> | null;
    published_by: string | null;
    revision: number;
    tasks: number;
    accepted: number;
    set_aside: number;
    open_flags: number;
    open_units: number;
  };
  plan_phase: {
    city_id: number;
    document_id: string;
    id: string;
    position: number;
    name: string;
    start_day: string | null;
    end_day: string | null;
    text: string;
    span_start: number;
    span_end: number;
    revision: number;
  };
  plan_source: {
    city_id: number;
    document_id: string;
    text: string;
    tables: ColumnType<unknown, string, string>;
    notes: ColumnType<unknown, string, string>;
    reading: ColumnType<unknown, string, string>;
  };
  post: {
    city_id: number;
    id: string;
    person_id: string;
    unit_id: string;
    kind: string;
    from_day: string;
    until_day: string | null;
    main: boolean;
  };
  replay: {
    city_id: number;
    person_id: string;
    key: string;
    verb: string;
    input: Buffer;
    answer: ColumnType<unknown, string, string>;
    at: ColumnType<Date, Date | string, Date | string>;
  };
  role: {
    city_id: number;
    id: string;
    key: string | null;
    name: string;
    note: string;
    permissions: string[];
    second_factor_required: boolean;
    closed_on: string | null;
  };
  role_grant: {
    city_id: number;
    id: string;
    person_id: string;
    role_id: string;
    unit_id: string;
    from_day: string;
    until_day: string | null;
  };
  saved_view: {
    city_id: number;
    id: string;
    person_id: string;
    page: string;
    name: string;
    query: string;
  };
  seal: {
    city_id: number;
    number: number;
    from_tx: number;
    until_tx: number;
    count: number;
    leaves: Buffer;
    root: Buffer;
    previous: Buffer;
    hash: Buffer;
    at: ColumnType<Date, Date | string, Date | string>;
  };
  unit: {
    city_id: number;
    id: string;
    kind: string;
    name: string;
    short_name: string | null;
    parent_id: string | null;
    division_code: string | null;
    position: number;
    founded_on: string;
    ended_on: string | null;
    ending: string | null;
    successor_id: string | null;
  };
  unit_alias: {
    city_id: number;
    id: string;
    unit_id: string;
    name: string;
    from_day: string | null;
    until_day: string | null;
    origin: string;
  };
  unit_group: {
    city_id: number;
    id: string;
    name: string;
    note: string;
    kinds: string[];
    under: string | null;
    include: string[];
    exclude: string[];
    include_groups: string[];
    from_day: string;
    until_day: string | null;
  };
  unit_period: {
    city_id: number;
    unit_id: string;
    from_day: string;
    until_day: string | null;
    name: string;
    short_name: string | null;
    parent_id: string | null;
    division_code: string | null;
  };
}
