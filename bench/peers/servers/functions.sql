-- For PostGraphile, which makes fields of functions: what its own conditions have no words for. The statements are
-- those of statements.ts.
create function filtered_images(finding finding, view view_position, min_age int, max_age int) returns setof images as $$
  select i.* from images i
  where i.view_position = $2 and i.age >= $3 and i.age <= $4
    and exists (select from present_findings f where f.image_id = i.id and f.finding = $1)
  order by i.id
$$ language sql stable;

create function images_by_ids(ids text[]) returns setof images as $$
  select i.* from unnest($1) with ordinality as wanted (id, place) join images i using (id) order by place
$$ language sql stable;

create function images_expert_labels(image images, findings finding[]) returns setof labels as $$
  select l.* from labels l where l.image_id = image.id and l.finding = any ($2)
$$ language sql stable;

create type facet as (dimension text, value text, image_count int);

create function facets(finding finding, view view_position, min_age int, max_age int) returns setof facet as $$
  with cohort as materialized (
    select i.id, i.sex, i.finding_count from images i
    where ($2 is null or i.view_position = $2) and ($3 is null or i.age >= $3) and ($4 is null or i.age <= $4)
      and ($1 is null or exists (select from present_findings f where f.image_id = i.id and f.finding = $1))
      and coalesce($1::text, $2::text, $3::text, $4::text) is not null
  )
  select 'FINDING', f.finding::text, count(*)::int
    from present_findings f join cohort c on c.id = f.image_id group by f.finding
  union all select 'FINDING', 'NO_FINDING', count(*)::int from cohort where finding_count = 0
  union all select 'SEX', sex::text, count(*)::int from cohort group by sex
  -- Of all images, what can be counted in an index of its own is.
  union all select 'FINDING', f.finding::text, count(*)::int from present_findings f
    where coalesce($1::text, $2::text, $3::text, $4::text) is null group by f.finding
  union all select 'FINDING', 'NO_FINDING', count(*)::int from images
    where finding_count = 0 and coalesce($1::text, $2::text, $3::text, $4::text) is null
  union all select 'SEX', sex::text, count(*)::int from images
    where coalesce($1::text, $2::text, $3::text, $4::text) is null group by sex
$$ language sql stable;

create type agreement as (
  finding finding, image_count int, read_count int, percent_agreement float8, prevalence float8, fleiss_kappa float8
);

create function agreements(min_age int, max_age int, max_follow_up int) returns setof agreement as $$
  with votes as (
    select wanted.finding, v.reads, v.present, v.uncertain, v.reads - v.present - v.uncertain as absent
    from unnest(enum_range(null::finding, 'PNEUMOTHORAX')) as wanted (finding) cross join lateral (
      select count(*)::float8 as reads,
        count(*) filter (where l.value = 'PRESENT')::float8 as present,
        count(*) filter (where l.value = 'UNCERTAIN')::float8 as uncertain
      from labels l
      where l.label_set = 'ALL_FINDINGS_2021' and l.reader_id is not null and l.read_number = 1
        and l.finding = wanted.finding
        and ($1 is null or l.image_id in (
          select i.id from labelled_images s join images i on i.id = s.image_id
          where s.label_set = 'ALL_FINDINGS_2021' and i.age >= $1 and i.age <= $2 and i.follow_up <= $3))
      group by l.image_id having count(*) > 1
    ) v
  ), shares as (
    select finding, count(*)::int as images, sum(reads)::int as reads,
      avg((present * (present - 1) + absent * (absent - 1) + uncertain * (uncertain - 1)) / (reads * (reads - 1))) as agreeing,
      avg(present / reads) as present, avg(absent / reads) as absent, avg(uncertain / reads) as uncertain
    from votes group by finding
  )
  select finding, images, reads, agreeing, present,
    case when images > 1 and greatest(present, absent, uncertain) < 1
      then 1 - (1 - agreeing) / (1 - present ^ 2 - absent ^ 2 - uncertain ^ 2) end
  from shares
$$ language sql stable;
