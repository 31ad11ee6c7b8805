-- A database of format 2: no tables `metric` and `plane`. Text for sqlite3_exec().
PRAGMA application_id = 1818325091;
PRAGMA user_version = 2;
PRAGMA journal_mode = WAL;
CREATE TABLE commit_ (
	id INTEGER PRIMARY KEY,
	sha TEXT NOT NULL UNIQUE,
	parents TEXT NOT NULL,
	author_time INTEGER NOT NULL,
	author TEXT NOT NULL,
	subject TEXT NOT NULL
) STRICT;
CREATE TABLE machine (
	id INTEGER PRIMARY KEY,
	fingerprint TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	facts TEXT NOT NULL
) STRICT;
CREATE TABLE environment (
	id INTEGER PRIMARY KEY,
	hash TEXT NOT NULL UNIQUE,
	json TEXT NOT NULL
) STRICT;
CREATE TABLE run (
	id INTEGER PRIMARY KEY,
	key TEXT NOT NULL UNIQUE,
	commit_id INTEGER NOT NULL REFERENCES commit_ (id),
	machine_id INTEGER NOT NULL REFERENCES machine (id),
	dirty INTEGER NOT NULL CHECK (dirty IN (0, 1)),
	started INTEGER NOT NULL,
	finished INTEGER,
	seed INTEGER NOT NULL,
	options TEXT NOT NULL,
	version TEXT NOT NULL
) STRICT;
CREATE INDEX run_by_commit ON run (commit_id, machine_id);
CREATE INDEX run_by_machine ON run (machine_id);
CREATE TABLE point (
	id INTEGER PRIMARY KEY,
	benchmark TEXT NOT NULL,
	backend TEXT NOT NULL,
	params TEXT NOT NULL,
	UNIQUE (benchmark, backend, params)
) STRICT;
CREATE TABLE result (
	id INTEGER PRIMARY KEY,
	point_id INTEGER NOT NULL REFERENCES point (id),
	run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
	environment_id INTEGER NOT NULL REFERENCES environment (id),
	flops REAL,
	bytes REAL,
	elements REAL,
	UNIQUE (point_id, run_id, environment_id)
) STRICT;
CREATE INDEX result_by_run ON result (run_id, point_id);
CREATE TABLE sample (
	result_id INTEGER NOT NULL REFERENCES result (id) ON DELETE CASCADE,
	round INTEGER NOT NULL CHECK (round >= 0),
	position INTEGER NOT NULL,
	started_ns INTEGER NOT NULL,
	seconds REAL,
	overhead_seconds REAL,
	state TEXT NOT NULL,
	reason TEXT,
	stderr_tail TEXT,
	iterations INTEGER NOT NULL,
	samples BLOB NOT NULL,
	answer TEXT NOT NULL,
	user_seconds REAL,
	system_seconds REAL,
	peak_bytes INTEGER NOT NULL,
	voluntary_switches INTEGER NOT NULL,
	involuntary_switches INTEGER NOT NULL,
	minor_faults INTEGER NOT NULL,
	major_faults INTEGER NOT NULL,
	steal_seconds REAL,
	busy_seconds REAL,
	cpu_pressure REAL,
	memory_pressure REAL,
	load REAL,
	frequency_hz REAL,
	libraries TEXT,
	PRIMARY KEY (result_id, round),
	CHECK ((state = 'ok') = (reason IS NULL)),
	CHECK (length(samples) % 8 = 0)
) STRICT;
CREATE TABLE change (
	id INTEGER PRIMARY KEY,
	identity TEXT NOT NULL UNIQUE,
	point_id INTEGER NOT NULL REFERENCES point (id),
	machine_id INTEGER NOT NULL REFERENCES machine (id),
	metric TEXT NOT NULL,
	before_id INTEGER NOT NULL REFERENCES commit_ (id),
	after_id INTEGER NOT NULL REFERENCES commit_ (id),
	ratio REAL NOT NULL CHECK (ratio > 0),
	low REAL,
	high REAL,
	evidence TEXT NOT NULL,
	found INTEGER NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'recovered', 'acknowledged')),
	note TEXT,
	CHECK (low <= high)
) STRICT;
CREATE INDEX change_by_series ON change (point_id, machine_id);
INSERT INTO commit_ VALUES (1, '1111111111111111111111111111111111111111', '', 1700000000, 'Ada', 'Begin');
INSERT INTO machine VALUES (1, '0123456789ab', 'an old machine', '{"cpu":{"vendor":"GenuineIntel"}}');
INSERT INTO environment VALUES (1, 'old-environment', '{"facts":{"os":{"name":"debian"}},"libraries":[]}');
INSERT INTO run VALUES (1, '00112233445566778899aabbccddeeff', 1, 1, 0, 1700000100, 1700000200, -1, '{}', 'lapchart 0.0');
INSERT INTO point VALUES (1, 'mandelbrot-tutorial', 'serial', 'maxiter=1000,width=100');
INSERT INTO result VALUES (1, 1, 1, 1, 1.5e9, NULL, 2500.0);
-- Samples of 0.25 and 0.5 seconds; the second visit crashed.
INSERT INTO sample VALUES (1, 0, 4, 1700000100000000001, 1.25, 0.001, 'ok', NULL, 'a warning', 3,
	x'000000000000d03f000000000000e03f', '{"sum":10201}', 0.75, 0.125, 4096, 1, 2, 3, 4,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO sample VALUES (1, 1, 9, 1700000101000000001, 0.5, 0.001, 'crashed', 'died of signal 11', NULL, 0,
	x'', '{}', NULL, NULL, 0, 0, 0, 0, 0,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL);
