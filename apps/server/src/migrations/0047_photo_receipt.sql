-- 照片的来人: who handed the bytes of a photo in. Whoever only knows its hash puts it to no issue of his own.
create table photo_receipt (
  city_id int not null,
  sha256  text not null,
  -- a person, or the key of a system
  holder  text not null,
  at      timestamptz not null,
  primary key (city_id, sha256, holder),
  foreign key (city_id, sha256) references photo
);
select behind_city_wall('photo_receipt', 'select, insert');

insert into photo_receipt (city_id, sha256, holder, at)
select city_id, sha256, received_by_id::text, received_at from photo where received_by_id is not null
union
select o.city_id, o.sha256, o.by_id::text, p.received_at from issue_photo o join photo p on p.city_id = o.city_id and p.sha256 = o.sha256 where o.by_id is not null
on conflict do nothing;
