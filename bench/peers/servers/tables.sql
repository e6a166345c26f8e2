-- The published files, as someone who knows PostgreSQL lays them out for reading: words are enumerations, lists are
-- tables, and nothing is counted ahead.
create type sex as enum ('FEMALE', 'MALE');
create type view_position as enum ('AP', 'PA');
create type finding as enum (
  'ATELECTASIS', 'CARDIOMEGALY', 'CONSOLIDATION', 'EDEMA', 'EFFUSION', 'EMPHYSEMA', 'FIBROSIS', 'HERNIA', 'INFILTRATION',
  'MASS', 'NODULE', 'PLEURAL_THICKENING', 'PNEUMONIA', 'PNEUMOTHORAX', 'AIRSPACE_OPACITY', 'FRACTURE', 'NODULE_OR_MASS',
  'ABNORMAL', 'OTHER'
);
create type label_set as enum ('FOUR_FINDINGS_2019', 'ALL_FINDINGS_2021');
create type label_value as enum ('PRESENT', 'ABSENT', 'UNCERTAIN');

create table patients (
  id int primary key,
  sex sex not null
);

create table images (
  id text primary key,
  patient_id int not null references patients,
  follow_up int not null,
  age int,
  sex sex not null,
  view_position view_position not null,
  width int not null,
  height int not null,
  finding_count int not null
);

-- What is present, by the labels of 2020.
create table present_findings (
  image_id text not null references images,
  finding finding not null,
  primary key (image_id, finding)
);

-- Labels by people: reads, and the final ones, which have no reader.
create table labels (
  id int primary key,
  image_id text not null references images,
  label_set label_set not null,
  finding finding not null,
  value label_value not null,
  reader_id text,
  -- Which read of the image by the reader, from 1.
  read_number int not null
);

-- Which images a set labels.
create table labelled_images (
  label_set label_set not null,
  image_id text not null references images,
  primary key (label_set, image_id)
);
