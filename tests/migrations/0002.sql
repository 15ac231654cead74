BEGIN TRANSACTION;
CREATE TABLE advice (
	uid TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	note TEXT, 
	sign TEXT NOT NULL, 
	got_on TEXT NOT NULL, 
	PRIMARY KEY (uid), 
	CONSTRAINT fk_advice_sign FOREIGN KEY(sign) REFERENCES tag (uid), 
	CONSTRAINT ck_advice_version CHECK (version >= 1), 
	CONSTRAINT ck_advice_note CHECK (note <> '')
)
 STRICT

;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE change (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at_utc TEXT NOT NULL, 
	action TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	uid TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	operation TEXT NOT NULL, 
	name TEXT NOT NULL, 
	reverses TEXT
)
 STRICT

;
INSERT INTO "change" VALUES(1,'2026-11-24T20:10:00Z','insert','reading','01a20f2d-f5c0-7001-b850-f391829fc012',NULL,'{"uid":"01a20f2d-f5c0-7001-b850-f391829fc012","at_utc":"2026-11-24T20:10:00Z","utc_offset_min":60,"time_known":1,"day":"2026-11-24","recorded_at_utc":"2026-11-24T20:10:00Z","version":1,"note":"before, with ''quotes''","batch":"01a20f2d-f5c0-7000-8491-c46624d1cf66","source":null,"source_key":null,"level":4,"site":"back","side":null,"qualities":"stiff"}','01a20f2d-f5c0-7000-853d-9e8958f50628','log',NULL);
INSERT INTO "change" VALUES(2,'2026-11-24T20:10:00Z','insert','spasm','01a20f2d-f5c0-7002-bbee-73cb5c47f4b3',NULL,'{"uid":"01a20f2d-f5c0-7002-bbee-73cb5c47f4b3","at_utc":"2026-11-24T20:10:00Z","utc_offset_min":60,"time_known":1,"day":"2026-11-24","recorded_at_utc":"2026-11-24T20:10:00Z","version":1,"note":null,"batch":"01a20f2d-f5c0-7000-8491-c46624d1cf66","source":null,"source_key":null,"site":"calf","side":"left","count":1,"worst":6,"longest_s":null,"when":null}','01a20f2d-f5c0-7000-853d-9e8958f50628','log',NULL);
INSERT INTO "change" VALUES(3,'2026-11-24T20:10:00Z','insert','thermal','01a20f2d-f5c0-7003-af00-edfeb8fe7c90',NULL,'{"uid":"01a20f2d-f5c0-7003-af00-edfeb8fe7c90","at_utc":"2026-11-24T20:10:00Z","utc_offset_min":60,"time_known":1,"day":"2026-11-24","recorded_at_utc":"2026-11-24T20:10:00Z","version":1,"note":null,"batch":"01a20f2d-f5c0-7000-8491-c46624d1cf66","source":null,"source_key":null,"modality":"heat","minutes":20,"site":"back","side":null,"level_before":6,"level_after":4}','01a20f2d-f5c0-7000-853d-9e8958f50628','log',NULL);
INSERT INTO "change" VALUES(4,'2026-11-24T20:10:00Z','insert','completion','01a20f2d-f5c0-7004-b170-8adc68cdcb84',NULL,'{"uid":"01a20f2d-f5c0-7004-b170-8adc68cdcb84","at_utc":"2026-11-24T20:10:00Z","utc_offset_min":60,"time_known":1,"day":"2026-11-24","recorded_at_utc":"2026-11-24T20:10:00Z","version":1,"note":null,"batch":"01a20f2d-f5c0-7000-8491-c46624d1cf66","source":null,"source_key":null,"exercise":"bird-dog","side":"right","sets":null,"reps":10,"hold_s":5,"duration_s":null,"distance_m":null,"effort":null,"felt":null,"level_before":null,"level_after":null}','01a20f2d-f5c0-7000-853d-9e8958f50628','log',NULL);
INSERT INTO "change" VALUES(5,'2026-11-24T20:10:00Z','insert','completion','01a20f2d-f5c0-7005-9b5f-c39948f6d157',NULL,'{"uid":"01a20f2d-f5c0-7005-9b5f-c39948f6d157","at_utc":"2026-11-24T20:10:00Z","utc_offset_min":60,"time_known":1,"day":"2026-11-24","recorded_at_utc":"2026-11-24T20:10:00Z","version":1,"note":null,"batch":"01a20f2d-f5c0-7000-8491-c46624d1cf66","source":null,"source_key":null,"exercise":"bird-dog","side":"left","sets":null,"reps":10,"hold_s":5,"duration_s":null,"distance_m":null,"effort":null,"felt":null,"level_before":null,"level_after":null}','01a20f2d-f5c0-7000-853d-9e8958f50628','log',NULL);
INSERT INTO "change" VALUES(6,'2026-11-24T20:10:00Z','insert','dose','01a20f2d-f5c0-7006-a43d-e57a435f6c91',NULL,'{"uid":"01a20f2d-f5c0-7006-a43d-e57a435f6c91","at_utc":"2026-11-24T20:10:00Z","utc_offset_min":60,"time_known":1,"day":"2026-11-24","recorded_at_utc":"2026-11-24T20:10:00Z","version":1,"note":null,"batch":"01a20f2d-f5c0-7000-8491-c46624d1cf66","source":null,"source_key":null,"medicine":"ibuprofen","class":null,"route":null,"amount":"400mg","helped":null}','01a20f2d-f5c0-7000-853d-9e8958f50628','log',NULL);
INSERT INTO "change" VALUES(7,'2026-11-24T20:10:00Z','insert','treatment','01a20f2d-f5c0-7007-b0f6-0c4128c0f81c',NULL,'{"uid":"01a20f2d-f5c0-7007-b0f6-0c4128c0f81c","at_utc":"2026-11-24T20:10:00Z","utc_offset_min":60,"time_known":1,"day":"2026-11-24","recorded_at_utc":"2026-11-24T20:10:00Z","version":1,"note":null,"batch":"01a20f2d-f5c0-7000-8491-c46624d1cf66","source":null,"source_key":null,"treatment":"massage","minutes":30}','01a20f2d-f5c0-7000-853d-9e8958f50628','log',NULL);
INSERT INTO "change" VALUES(8,'2026-11-24T20:10:00Z','insert','tag','01a20f2d-f5c0-7008-a245-1b8a7757d958',NULL,'{"uid":"01a20f2d-f5c0-7008-a245-1b8a7757d958","at_utc":"2026-11-24T20:10:00Z","utc_offset_min":60,"time_known":1,"day":"2026-11-24","recorded_at_utc":"2026-11-24T20:10:00Z","version":1,"note":null,"batch":"01a20f2d-f5c0-7000-8491-c46624d1cf66","source":null,"source_key":null,"role":"trigger","name":"long-sitting"}','01a20f2d-f5c0-7000-853d-9e8958f50628','log',NULL);
INSERT INTO "change" VALUES(9,'2026-11-24T20:10:00Z','insert','remark','01a20f2d-f5c0-7009-ad87-9e39dd9b1b33',NULL,'{"uid":"01a20f2d-f5c0-7009-ad87-9e39dd9b1b33","at_utc":"2026-11-24T20:10:00Z","utc_offset_min":60,"time_known":1,"day":"2026-11-24","recorded_at_utc":"2026-11-24T20:10:00Z","version":1,"note":"a note\non two lines","batch":"01a20f2d-f5c0-7000-8491-c46624d1cf66","source":null,"source_key":null}','01a20f2d-f5c0-7000-853d-9e8958f50628','log',NULL);
INSERT INTO "change" VALUES(10,'2026-11-24T20:10:01Z','insert','reading','01a20f2d-f9a8-7001-a661-198d2780dcc5',NULL,'{"uid":"01a20f2d-f9a8-7001-a661-198d2780dcc5","at_utc":"2026-11-21T20:10:00Z","utc_offset_min":60,"time_known":1,"day":"2026-11-21","recorded_at_utc":"2026-11-24T20:10:01Z","version":1,"note":null,"batch":"01a20f2d-f9a8-7000-ac6e-b32d6f87e15e","source":null,"source_key":null,"level":5,"site":"back","side":null,"qualities":null}','01a20f2d-f9a8-7000-9d06-52bf7588203b','log',NULL);
INSERT INTO "change" VALUES(11,'2026-11-24T20:10:02Z','update','reading','01a20f2d-f9a8-7001-a661-198d2780dcc5','{"uid":"01a20f2d-f9a8-7001-a661-198d2780dcc5","at_utc":"2026-11-21T20:10:00Z","utc_offset_min":60,"time_known":1,"day":"2026-11-21","recorded_at_utc":"2026-11-24T20:10:01Z","version":1,"note":null,"batch":"01a20f2d-f9a8-7000-ac6e-b32d6f87e15e","source":null,"source_key":null,"level":5,"site":"back","side":null,"qualities":null}','{"uid":"01a20f2d-f9a8-7001-a661-198d2780dcc5","at_utc":"2026-11-21T20:10:00Z","utc_offset_min":60,"time_known":1,"day":"2026-11-21","recorded_at_utc":"2026-11-24T20:10:01Z","version":2,"note":null,"batch":"01a20f2d-f9a8-7000-ac6e-b32d6f87e15e","source":null,"source_key":null,"level":6,"site":"back","side":null,"qualities":null}','01a20f2d-fd90-7000-84a6-471940281065','edit',NULL);
INSERT INTO "change" VALUES(12,'2026-11-24T20:10:03Z','insert','spell','01a20f2e-0178-7000-816a-b5b61678759e',NULL,'{"uid":"01a20f2e-0178-7000-816a-b5b61678759e","version":1,"note":null,"onset":"2026-10-09","precision":"exact","onset_by":"user","cause":"lifting","told":null,"ended":null,"ended_by":null}','01a20f2e-0178-7000-8ea3-dcdbc4636c87','spell',NULL);
INSERT INTO "change" VALUES(13,'2026-11-24T20:10:04Z','insert','statement','01a20f2e-0560-7000-b292-299a2d1e266c',NULL,'{"uid":"01a20f2e-0560-7000-b292-299a2d1e266c","version":1,"note":null,"said_at_utc":"2026-11-24T20:10:00Z","first_day":"2026-11-04","last_day":"2026-11-14","answer":"free","pain_days":null}','01a20f2e-0560-7000-9732-16738e0e060e','say',NULL);
CREATE TABLE completion (
	uid TEXT NOT NULL, 
	at_utc TEXT NOT NULL, 
	utc_offset_min INTEGER NOT NULL, 
	time_known INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	recorded_at_utc TEXT, 
	version INTEGER NOT NULL, 
	note TEXT, 
	batch TEXT NOT NULL, 
	source TEXT, 
	source_key TEXT, 
	exercise TEXT NOT NULL, 
	side TEXT, 
	sets INTEGER, 
	reps INTEGER, 
	hold_s INTEGER, 
	duration_s INTEGER, 
	distance_m INTEGER, 
	effort INTEGER, 
	felt TEXT, 
	level_before INTEGER, 
	level_after INTEGER, 
	PRIMARY KEY (uid), 
	CONSTRAINT ck_completion_at_utc CHECK (at_utc LIKE '____-__-__T__:__:__Z'), 
	CONSTRAINT ck_completion_utc_offset_min CHECK (utc_offset_min BETWEEN -840 AND 840), 
	CONSTRAINT ck_completion_time_known CHECK (time_known IN (0, 1)), 
	CONSTRAINT ck_completion_day CHECK (day LIKE '____-__-__'), 
	CONSTRAINT ck_completion_version CHECK (version >= 1), 
	CONSTRAINT ck_completion_note CHECK (note <> ''), 
	CONSTRAINT ck_completion_distance_m CHECK (distance_m BETWEEN 1 AND 1000000), 
	CONSTRAINT ck_completion_duration_s CHECK (duration_s BETWEEN 1 AND 86400), 
	CONSTRAINT ck_completion_effort CHECK (effort BETWEEN 0 AND 10), 
	CONSTRAINT ck_completion_hold_s CHECK (hold_s BETWEEN 1 AND 86400), 
	CONSTRAINT ck_completion_level_after CHECK (level_after BETWEEN 0 AND 10), 
	CONSTRAINT ck_completion_level_before CHECK (level_before BETWEEN 0 AND 10), 
	CONSTRAINT ck_completion_reps CHECK (reps BETWEEN 1 AND 10000), 
	CONSTRAINT ck_completion_sets CHECK (sets BETWEEN 1 AND 10000), 
	CONSTRAINT uq_completion_source UNIQUE (source, source_key)
)
 STRICT

;
INSERT INTO "completion" VALUES('01a20f2d-f5c0-7004-b170-8adc68cdcb84','2026-11-24T20:10:00Z',60,1,'2026-11-24','2026-11-24T20:10:00Z',1,NULL,'01a20f2d-f5c0-7000-8491-c46624d1cf66',NULL,NULL,'bird-dog','right',NULL,10,5,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "completion" VALUES('01a20f2d-f5c0-7005-9b5f-c39948f6d157','2026-11-24T20:10:00Z',60,1,'2026-11-24','2026-11-24T20:10:00Z',1,NULL,'01a20f2d-f5c0-7000-8491-c46624d1cf66',NULL,NULL,'bird-dog','left',NULL,10,5,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE dose (
	uid TEXT NOT NULL, 
	at_utc TEXT NOT NULL, 
	utc_offset_min INTEGER NOT NULL, 
	time_known INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	recorded_at_utc TEXT, 
	version INTEGER NOT NULL, 
	note TEXT, 
	batch TEXT NOT NULL, 
	source TEXT, 
	source_key TEXT, 
	medicine TEXT NOT NULL, 
	class TEXT, 
	route TEXT, 
	amount TEXT, 
	helped INTEGER, 
	PRIMARY KEY (uid), 
	CONSTRAINT ck_dose_at_utc CHECK (at_utc LIKE '____-__-__T__:__:__Z'), 
	CONSTRAINT ck_dose_utc_offset_min CHECK (utc_offset_min BETWEEN -840 AND 840), 
	CONSTRAINT ck_dose_time_known CHECK (time_known IN (0, 1)), 
	CONSTRAINT ck_dose_day CHECK (day LIKE '____-__-__'), 
	CONSTRAINT ck_dose_version CHECK (version >= 1), 
	CONSTRAINT ck_dose_note CHECK (note <> ''), 
	CONSTRAINT ck_dose_helped CHECK (helped BETWEEN 0 AND 10), 
	CONSTRAINT uq_dose_source UNIQUE (source, source_key)
)
 STRICT

;
INSERT INTO "dose" VALUES('01a20f2d-f5c0-7006-a43d-e57a435f6c91','2026-11-24T20:10:00Z',60,1,'2026-11-24','2026-11-24T20:10:00Z',1,NULL,'01a20f2d-f5c0-7000-8491-c46624d1cf66',NULL,NULL,'ibuprofen',NULL,NULL,'400mg',NULL);
CREATE TABLE exercise (
	uid TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	note TEXT, 
	slug TEXT NOT NULL, 
	name TEXT, 
	hidden INTEGER NOT NULL, 
	aliases TEXT, 
	dose TEXT, 
	family TEXT, 
	measure TEXT, 
	sided INTEGER, phase TEXT, muscles TEXT, caution TEXT, how_to TEXT, 
	PRIMARY KEY (uid), 
	CONSTRAINT uq_exercise_slug UNIQUE (slug), 
	CONSTRAINT ck_exercise_version CHECK (version >= 1), 
	CONSTRAINT ck_exercise_note CHECK (note <> ''), 
	CONSTRAINT ck_exercise_hidden CHECK (hidden IN (0, 1)), 
	CONSTRAINT ck_exercise_sided CHECK (sided IN (0, 1))
)
 STRICT

;
INSERT INTO "exercise" VALUES('e',1,NULL,'crunch','Old',0,NULL,NULL,NULL,NULL,NULL,'any',NULL,NULL,'Slowly');
CREATE TABLE "plan" (
	uid TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	note TEXT, 
	exercise TEXT NOT NULL, 
	per_week INTEGER NOT NULL, 
	from_day TEXT NOT NULL, 
	PRIMARY KEY (uid), 
	CONSTRAINT ck_plan_version CHECK (version >= 1), 
	CONSTRAINT ck_plan_note CHECK (note <> ''), 
	CONSTRAINT ck_plan_per_week CHECK (per_week BETWEEN 1 AND 50)
)
 STRICT

;
INSERT INTO "plan" VALUES('p',1,NULL,'core',3,'2026-11-16');
INSERT INTO "plan" VALUES('q',2,NULL,'core',5,'2026-11-23');
CREATE TABLE reading (
	uid TEXT NOT NULL, 
	at_utc TEXT NOT NULL, 
	utc_offset_min INTEGER NOT NULL, 
	time_known INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	recorded_at_utc TEXT, 
	version INTEGER NOT NULL, 
	note TEXT, 
	batch TEXT NOT NULL, 
	source TEXT, 
	source_key TEXT, 
	level INTEGER NOT NULL, 
	site TEXT NOT NULL, 
	side TEXT, 
	qualities TEXT, 
	PRIMARY KEY (uid), 
	CONSTRAINT ck_reading_at_utc CHECK (at_utc LIKE '____-__-__T__:__:__Z'), 
	CONSTRAINT ck_reading_utc_offset_min CHECK (utc_offset_min BETWEEN -840 AND 840), 
	CONSTRAINT ck_reading_time_known CHECK (time_known IN (0, 1)), 
	CONSTRAINT ck_reading_day CHECK (day LIKE '____-__-__'), 
	CONSTRAINT ck_reading_version CHECK (version >= 1), 
	CONSTRAINT ck_reading_note CHECK (note <> ''), 
	CONSTRAINT ck_reading_level CHECK (level BETWEEN 0 AND 10), 
	CONSTRAINT uq_reading_source UNIQUE (source, source_key)
)
 STRICT

;
INSERT INTO "reading" VALUES('01a20f2d-f5c0-7001-b850-f391829fc012','2026-11-24T20:10:00Z',60,1,'2026-11-24','2026-11-24T20:10:00Z',1,'before, with ''quotes''','01a20f2d-f5c0-7000-8491-c46624d1cf66',NULL,NULL,4,'back',NULL,'stiff');
INSERT INTO "reading" VALUES('01a20f2d-f9a8-7001-a661-198d2780dcc5','2026-11-21T20:10:00Z',60,1,'2026-11-21','2026-11-24T20:10:01Z',2,NULL,'01a20f2d-f9a8-7000-ac6e-b32d6f87e15e',NULL,NULL,6,'back',NULL,NULL);
CREATE TABLE remark (
	uid TEXT NOT NULL, 
	at_utc TEXT NOT NULL, 
	utc_offset_min INTEGER NOT NULL, 
	time_known INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	recorded_at_utc TEXT, 
	version INTEGER NOT NULL, 
	note TEXT, 
	batch TEXT NOT NULL, 
	source TEXT, 
	source_key TEXT, 
	PRIMARY KEY (uid), 
	CONSTRAINT ck_remark_note_there CHECK (note IS NOT NULL), 
	CONSTRAINT ck_remark_at_utc CHECK (at_utc LIKE '____-__-__T__:__:__Z'), 
	CONSTRAINT ck_remark_utc_offset_min CHECK (utc_offset_min BETWEEN -840 AND 840), 
	CONSTRAINT ck_remark_time_known CHECK (time_known IN (0, 1)), 
	CONSTRAINT ck_remark_day CHECK (day LIKE '____-__-__'), 
	CONSTRAINT ck_remark_version CHECK (version >= 1), 
	CONSTRAINT ck_remark_note CHECK (note <> ''), 
	CONSTRAINT uq_remark_source UNIQUE (source, source_key)
)
 STRICT

;
INSERT INTO "remark" VALUES('01a20f2d-f5c0-7009-ad87-9e39dd9b1b33','2026-11-24T20:10:00Z',60,1,'2026-11-24','2026-11-24T20:10:00Z',1,'a note
on two lines','01a20f2d-f5c0-7000-8491-c46624d1cf66',NULL,NULL);
CREATE TABLE routine (
	uid TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	note TEXT, 
	name TEXT NOT NULL, 
	phase TEXT, used_from TEXT, 
	PRIMARY KEY (uid), 
	CONSTRAINT uq_routine_name UNIQUE (name), 
	CONSTRAINT ck_routine_version CHECK (version >= 1), 
	CONSTRAINT ck_routine_note CHECK (note <> '')
)
 STRICT

;
INSERT INTO "routine" VALUES('r',1,NULL,'evening',NULL,'2026-11-20');
CREATE TABLE routine_item (
	uid TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	note TEXT, 
	routine TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	exercise TEXT NOT NULL, 
	dose TEXT, 
	PRIMARY KEY (uid), 
	CONSTRAINT fk_routine_item_routine FOREIGN KEY(routine) REFERENCES routine (uid), 
	CONSTRAINT ck_routine_item_version CHECK (version >= 1), 
	CONSTRAINT ck_routine_item_note CHECK (note <> '')
)
 STRICT

;
INSERT INTO "routine_item" VALUES('i',1,NULL,'r',1,'crunch',NULL);
CREATE TABLE scratch (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	at_utc TEXT NOT NULL, 
	PRIMARY KEY ("key")
)
 STRICT

;
INSERT INTO "scratch" VALUES('tui-line','{"words":{"line":"pain"},"live":true}','2026-11-24T20:10:00Z');
CREATE TABLE skip (
	uid TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	note TEXT, 
	day TEXT NOT NULL, 
	exercise TEXT NOT NULL, 
	reason TEXT, 
	PRIMARY KEY (uid), 
	CONSTRAINT ck_skip_version CHECK (version >= 1), 
	CONSTRAINT ck_skip_note CHECK (note <> '')
)
 STRICT

;
CREATE TABLE spasm (
	uid TEXT NOT NULL, 
	at_utc TEXT NOT NULL, 
	utc_offset_min INTEGER NOT NULL, 
	time_known INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	recorded_at_utc TEXT, 
	version INTEGER NOT NULL, 
	note TEXT, 
	batch TEXT NOT NULL, 
	source TEXT, 
	source_key TEXT, 
	site TEXT NOT NULL, 
	side TEXT, 
	count INTEGER NOT NULL, 
	worst INTEGER, 
	longest_s INTEGER, 
	"when" TEXT, 
	PRIMARY KEY (uid), 
	CONSTRAINT ck_spasm_at_utc CHECK (at_utc LIKE '____-__-__T__:__:__Z'), 
	CONSTRAINT ck_spasm_utc_offset_min CHECK (utc_offset_min BETWEEN -840 AND 840), 
	CONSTRAINT ck_spasm_time_known CHECK (time_known IN (0, 1)), 
	CONSTRAINT ck_spasm_day CHECK (day LIKE '____-__-__'), 
	CONSTRAINT ck_spasm_version CHECK (version >= 1), 
	CONSTRAINT ck_spasm_note CHECK (note <> ''), 
	CONSTRAINT ck_spasm_count CHECK (count BETWEEN 1 AND 10000), 
	CONSTRAINT ck_spasm_longest_s CHECK (longest_s BETWEEN 1 AND 86400), 
	CONSTRAINT ck_spasm_worst CHECK (worst BETWEEN 0 AND 10), 
	CONSTRAINT uq_spasm_source UNIQUE (source, source_key)
)
 STRICT

;
INSERT INTO "spasm" VALUES('01a20f2d-f5c0-7002-bbee-73cb5c47f4b3','2026-11-24T20:10:00Z',60,1,'2026-11-24','2026-11-24T20:10:00Z',1,NULL,'01a20f2d-f5c0-7000-8491-c46624d1cf66',NULL,NULL,'calf','left',1,6,NULL,NULL);
CREATE TABLE spell (
	uid TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	note TEXT, 
	onset TEXT NOT NULL, 
	precision TEXT NOT NULL, 
	onset_by TEXT NOT NULL, 
	cause TEXT, 
	told TEXT, 
	ended TEXT, 
	ended_by TEXT, 
	PRIMARY KEY (uid), 
	CONSTRAINT ck_spell_version CHECK (version >= 1), 
	CONSTRAINT ck_spell_note CHECK (note <> ''), 
	CONSTRAINT ck_spell_onset CHECK (onset LIKE '____-__-__')
)
 STRICT

;
INSERT INTO "spell" VALUES('01a20f2e-0178-7000-816a-b5b61678759e',1,NULL,'2026-10-09','exact','user','lifting',NULL,NULL,NULL);
CREATE TABLE statement (
	uid TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	note TEXT, 
	said_at_utc TEXT NOT NULL, 
	first_day TEXT NOT NULL, 
	last_day TEXT, 
	answer TEXT NOT NULL, 
	pain_days INTEGER, 
	PRIMARY KEY (uid), 
	CONSTRAINT ck_statement_version CHECK (version >= 1), 
	CONSTRAINT ck_statement_note CHECK (note <> ''), 
	CONSTRAINT ck_statement_pain_days CHECK (pain_days >= 0)
)
 STRICT

;
INSERT INTO "statement" VALUES('01a20f2e-0560-7000-b292-299a2d1e266c',1,NULL,'2026-11-24T20:10:00Z','2026-11-04','2026-11-14','free',NULL);
CREATE TABLE tag (
	uid TEXT NOT NULL, 
	at_utc TEXT NOT NULL, 
	utc_offset_min INTEGER NOT NULL, 
	time_known INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	recorded_at_utc TEXT, 
	version INTEGER NOT NULL, 
	note TEXT, 
	batch TEXT NOT NULL, 
	source TEXT, 
	source_key TEXT, 
	role TEXT NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (uid), 
	CONSTRAINT ck_tag_at_utc CHECK (at_utc LIKE '____-__-__T__:__:__Z'), 
	CONSTRAINT ck_tag_utc_offset_min CHECK (utc_offset_min BETWEEN -840 AND 840), 
	CONSTRAINT ck_tag_time_known CHECK (time_known IN (0, 1)), 
	CONSTRAINT ck_tag_day CHECK (day LIKE '____-__-__'), 
	CONSTRAINT ck_tag_version CHECK (version >= 1), 
	CONSTRAINT ck_tag_note CHECK (note <> ''), 
	CONSTRAINT uq_tag_source UNIQUE (source, source_key)
)
 STRICT

;
INSERT INTO "tag" VALUES('01a20f2d-f5c0-7008-a245-1b8a7757d958','2026-11-24T20:10:00Z',60,1,'2026-11-24','2026-11-24T20:10:00Z',1,NULL,'01a20f2d-f5c0-7000-8491-c46624d1cf66',NULL,NULL,'trigger','long-sitting');
CREATE TABLE thermal (
	uid TEXT NOT NULL, 
	at_utc TEXT NOT NULL, 
	utc_offset_min INTEGER NOT NULL, 
	time_known INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	recorded_at_utc TEXT, 
	version INTEGER NOT NULL, 
	note TEXT, 
	batch TEXT NOT NULL, 
	source TEXT, 
	source_key TEXT, 
	modality TEXT NOT NULL, 
	minutes INTEGER NOT NULL, 
	site TEXT NOT NULL, 
	side TEXT, 
	level_before INTEGER, 
	level_after INTEGER, 
	PRIMARY KEY (uid), 
	CONSTRAINT ck_thermal_at_utc CHECK (at_utc LIKE '____-__-__T__:__:__Z'), 
	CONSTRAINT ck_thermal_utc_offset_min CHECK (utc_offset_min BETWEEN -840 AND 840), 
	CONSTRAINT ck_thermal_time_known CHECK (time_known IN (0, 1)), 
	CONSTRAINT ck_thermal_day CHECK (day LIKE '____-__-__'), 
	CONSTRAINT ck_thermal_version CHECK (version >= 1), 
	CONSTRAINT ck_thermal_note CHECK (note <> ''), 
	CONSTRAINT ck_thermal_level_after CHECK (level_after BETWEEN 0 AND 10), 
	CONSTRAINT ck_thermal_level_before CHECK (level_before BETWEEN 0 AND 10), 
	CONSTRAINT ck_thermal_minutes CHECK (minutes BETWEEN 1 AND 1440), 
	CONSTRAINT uq_thermal_source UNIQUE (source, source_key)
)
 STRICT

;
INSERT INTO "thermal" VALUES('01a20f2d-f5c0-7003-af00-edfeb8fe7c90','2026-11-24T20:10:00Z',60,1,'2026-11-24','2026-11-24T20:10:00Z',1,NULL,'01a20f2d-f5c0-7000-8491-c46624d1cf66',NULL,NULL,'heat',20,'back',NULL,6,4);
CREATE TABLE treatment (
	uid TEXT NOT NULL, 
	at_utc TEXT NOT NULL, 
	utc_offset_min INTEGER NOT NULL, 
	time_known INTEGER NOT NULL, 
	day TEXT NOT NULL, 
	recorded_at_utc TEXT, 
	version INTEGER NOT NULL, 
	note TEXT, 
	batch TEXT NOT NULL, 
	source TEXT, 
	source_key TEXT, 
	treatment TEXT NOT NULL, 
	minutes INTEGER, 
	PRIMARY KEY (uid), 
	CONSTRAINT ck_treatment_at_utc CHECK (at_utc LIKE '____-__-__T__:__:__Z'), 
	CONSTRAINT ck_treatment_utc_offset_min CHECK (utc_offset_min BETWEEN -840 AND 840), 
	CONSTRAINT ck_treatment_time_known CHECK (time_known IN (0, 1)), 
	CONSTRAINT ck_treatment_day CHECK (day LIKE '____-__-__'), 
	CONSTRAINT ck_treatment_version CHECK (version >= 1), 
	CONSTRAINT ck_treatment_note CHECK (note <> ''), 
	CONSTRAINT ck_treatment_minutes CHECK (minutes BETWEEN 1 AND 1440), 
	CONSTRAINT uq_treatment_source UNIQUE (source, source_key)
)
 STRICT

;
INSERT INTO "treatment" VALUES('01a20f2d-f5c0-7007-b0f6-0c4128c0f81c','2026-11-24T20:10:00Z',60,1,'2026-11-24','2026-11-24T20:10:00Z',1,NULL,'01a20f2d-f5c0-7000-8491-c46624d1cf66',NULL,NULL,'massage',30);
CREATE INDEX ix_reading_day ON reading (day);
CREATE INDEX ix_spasm_day ON spasm (day);
CREATE INDEX ix_thermal_day ON thermal (day);
CREATE INDEX ix_completion_day ON completion (day);
CREATE INDEX ix_dose_day ON dose (day);
CREATE INDEX ix_treatment_day ON treatment (day);
CREATE INDEX ix_tag_day ON tag (day);
CREATE INDEX ix_remark_day ON remark (day);
CREATE INDEX ix_routine_item_routine ON routine_item (routine);
CREATE INDEX ix_skip_day ON skip (day);
CREATE INDEX ix_change_operation ON change (operation);
CREATE INDEX ix_change_reverses ON change (reverses);
CREATE INDEX ix_change_uid ON change (uid);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',13);
COMMIT;
