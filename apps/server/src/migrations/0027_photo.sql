-- 照片. The original lies in the store as it came, sealed by its hash; everybody else is shown a clean copy that holds nothing but the
-- picture. Not in the table `file`: what is there, everybody of the city may fetch.
create table photo (
  city_id           int not null references city,
  sha256            text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size              bigint not null check (size > 0),
  media_type        text not null,
  -- of the picture held upright
  width             int not null check (width > 0),
  height            int not null check (height > 0),
  -- what the device wrote into it: a claim
  claimed_at        text,
  claimed_longitude double precision,
  claimed_latitude  double precision,
  clean_sha256      text not null check (clean_sha256 ~ '^[0-9a-f]{64}$'),
  clean_size        bigint not null check (clean_size > 0),
  thumb_sha256      text not null check (thumb_sha256 ~ '^[0-9a-f]{64}$'),
  thumb_size        bigint not null check (thumb_size > 0),
  -- 相似指纹, and its four bands by which it is looked up; null where the picture shows too little
  likeness          bigint,
  band0             int generated always as ((likeness >> 48) & 65535) stored,
  band1             int generated always as ((likeness >> 32) & 65535) stored,
  band2             int generated always as ((likeness >> 16) & 65535) stored,
  band3             int generated always as (likeness & 65535) stored,
  received_at       timestamptz not null,
  received_by_id    uuid,
  primary key (city_id, sha256),
  check ((claimed_longitude is null) = (claimed_latitude is null))
);
create index photo_band0 on photo (city_id, band0) where band0 is not null;
create index photo_band1 on photo (city_id, band1) where band1 is not null;
create index photo_band2 on photo (city_id, band2) where band2 is not null;
create index photo_band3 on photo (city_id, band3) where band3 is not null;
create trigger sealed before update or delete on photo for each row execute function refuse_change();
select behind_city_wall('photo', 'select, insert');

-- A photo of an issue is one that was sealed. Those put to issues before there was a seal keep pointing to nothing but their hash.
alter table issue_photo drop constraint issue_photo_city_id_sha256_fkey;
create function only_sealed_photos() returns trigger language plpgsql as $$
begin
  if not exists (select from photo where city_id = new.city_id and sha256 = new.sha256) then
    raise exception 'photo % is not sealed', new.sha256 using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger only_sealed before insert on issue_photo for each row execute function only_sealed_photos();

-- 用过: found when a photo was put to an issue; the other one was there before.
create table issue_photo_use (
  city_id  int not null,
  photo_id uuid not null,
  other_id uuid not null,
  same     boolean not null,
  distance int not null check (distance between 0 and 64),
  primary key (city_id, photo_id, other_id),
  foreign key (city_id, photo_id) references issue_photo,
  foreign key (city_id, other_id) references issue_photo,
  check (photo_id <> other_id)
);
create index issue_photo_use_other on issue_photo_use (city_id, other_id);
create trigger kept_as_found before update or delete on issue_photo_use for each row execute function refuse_change();
select behind_city_wall('issue_photo_use', 'select, insert');

-- 存着的内容: every content some row speaks of, with its size; what a backup carries and a check reads.
create view stored_content with (security_invoker = true) as
  select city_id, sha256, size, 'file' as kind from file
  union all select city_id, sha256, size, 'photo' from photo
  union all select city_id, clean_sha256, clean_size, 'clean' from photo
  union all select city_id, thumb_sha256, thumb_size, 'thumb' from photo;
grant select on stored_content to weicheng_app;

-- Cities that are there already get 取照片原件 for their built-in roles, as rectificationRoles says for a new city.
update role r set permissions = r.permissions || array['photo.original']
where r.key in ('campaignOfficeLead', 'campaignOfficeClerk', 'inspector', 'subdistrictLead', 'leader') and 'photo.original' <> all (r.permissions);
