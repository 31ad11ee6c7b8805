-- The one file in which lapchart keeps what it measured, format 3.
--
-- Every table has a natural key beside its row number (sha, fingerprint, hash,
-- key, benchmark + backend + params, run + point + environment, result +
-- round, result + name), so that two files can be merged without duplicates; row numbers mean
-- nothing outside of one file. What a machine or a worker did not tell is NULL.
-- Nothing derived is stored: medians, states of results and verdicts are
-- computed from `sample` whenever they are read.
--
-- Whoever changes this file adds a step to migrations.c that takes an older
-- file to the same tables, and the old schema to tests/golden/store.

-- A git commit, copied so that publishing needs no repository.
CREATE TABLE commit_ (                -- COMMIT is a word of SQL
	id INTEGER PRIMARY KEY,
	sha TEXT NOT NULL UNIQUE,     -- 40 hexadecimal digits
	parents TEXT NOT NULL,        -- shas, first parent first, separated by spaces
	author_time INTEGER NOT NULL, -- Unix seconds
	author TEXT NOT NULL,         -- name only
	subject TEXT NOT NULL         -- first line of the message; bytes from outside, UTF-8 as a rule
) STRICT;

-- The hardware: facts that neither a reboot nor an update changes decide the fingerprint.
CREATE TABLE machine (
	id INTEGER PRIMARY KEY,
	fingerprint TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,           -- for people
	facts TEXT NOT NULL           -- JSON object, the latest that were found
) STRICT;

-- Toolchain, libraries and settings under which one backend ran.
CREATE TABLE environment (
	id INTEGER PRIMARY KEY,
	hash TEXT NOT NULL UNIQUE,    -- of the JSON
	json TEXT NOT NULL            -- {"facts":{...},"libraries":[...]}
) STRICT;

-- One call of `lapchart run`.
CREATE TABLE run (
	id INTEGER PRIMARY KEY,
	key TEXT NOT NULL UNIQUE,     -- 32 random hexadecimal digits: the same run in any file
	commit_id INTEGER NOT NULL REFERENCES commit_ (id),
	machine_id INTEGER NOT NULL REFERENCES machine (id),
	dirty INTEGER NOT NULL CHECK (dirty IN (0, 1)), -- 1: uncommitted changes; stays out of histories
	started INTEGER NOT NULL,     -- Unix seconds
	finished INTEGER,             -- Unix seconds; NULL: it was killed, or is under way
	seed INTEGER NOT NULL,        -- of the shuffled order; 64 bits, written as a signed number
	options TEXT NOT NULL,        -- JSON object
	version TEXT NOT NULL         -- of lapchart, with compiler and flags
) STRICT;
CREATE INDEX run_by_commit ON run (commit_id, machine_id);
CREATE INDEX run_by_machine ON run (machine_id);

-- One thing that can be timed.
CREATE TABLE point (
	id INTEGER PRIMARY KEY,
	benchmark TEXT NOT NULL,
	backend TEXT NOT NULL,
	params TEXT NOT NULL,         -- "threads=2,width=1000", sorted by name; '' for none
	UNIQUE (benchmark, backend, params)
) STRICT;

-- One point in one run. Its visits are rows of `sample`. Where a run was killed
-- and went on in another environment (an update in between), there are two.
CREATE TABLE result (
	id INTEGER PRIMARY KEY,
	point_id INTEGER NOT NULL REFERENCES point (id),
	run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
	environment_id INTEGER NOT NULL REFERENCES environment (id),
	flops REAL,                   -- work of one iteration, by the benchmark's model
	bytes REAL,
	elements REAL,
	UNIQUE (point_id, run_id, environment_id)
) STRICT;
CREATE INDEX result_by_run ON result (run_id, point_id);

-- One visit of a point: a fresh process and all that it measured.
CREATE TABLE sample (
	result_id INTEGER NOT NULL REFERENCES result (id) ON DELETE CASCADE,
	round INTEGER NOT NULL CHECK (round >= 0),
	position INTEGER NOT NULL,    -- in the run's shuffled order
	started_ns INTEGER NOT NULL,  -- Unix time in nanoseconds
	seconds REAL,                 -- life of the process
	overhead_seconds REAL,        -- of the harness, around that life
	state TEXT NOT NULL,          -- ok, skipped, unavailable, failed, crashed, timed-out, out-of-memory
	reason TEXT,                  -- why it is not ok
	stderr_tail TEXT,             -- end of what the worker wrote there
	iterations INTEGER NOT NULL,  -- in each sample, after calibration
	samples BLOB NOT NULL,        -- seconds per iteration in the order measured: doubles, little-endian, packed
	answer TEXT NOT NULL,         -- JSON object: what was verified
	user_seconds REAL,            -- the worker's use of the machine
	system_seconds REAL,
	peak_bytes INTEGER NOT NULL,  -- resident; 0: unknown
	voluntary_switches INTEGER NOT NULL,
	involuntary_switches INTEGER NOT NULL,
	minor_faults INTEGER NOT NULL,
	major_faults INTEGER NOT NULL,
	-- Since format 2: evidence of noise while it ran, and the libraries that ran.
	steal_seconds REAL,           -- taken by the hypervisor, all cores together
	busy_seconds REAL,            -- CPU time of everything but this visit
	cpu_pressure REAL,            -- seconds that some task waited for a CPU
	memory_pressure REAL,         -- the same for memory
	load REAL,                    -- one-minute load average before the visit
	frequency_hz REAL,            -- mean of the cores after the visit
	libraries TEXT,               -- JSON array, as the worker proved; NULL: none
	PRIMARY KEY (result_id, round),
	CHECK ((state = 'ok') = (reason IS NULL)),
	CHECK (length(samples) % 8 = 0)
) STRICT;

-- A number beside the time of a visit, as the worker told it. Since format 3.
CREATE TABLE metric (
	result_id INTEGER NOT NULL,
	round INTEGER NOT NULL,
	name TEXT NOT NULL,           -- start_up_seconds, copied_bytes ...: the end is the unit
	value REAL NOT NULL,
	PRIMARY KEY (result_id, round, name),
	FOREIGN KEY (result_id, round) REFERENCES sample (result_id, round) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A field of numbers in the middle of a computation, to be looked at. Only the latest ones of a point at a commit on a
-- machine in an environment are kept: they are large, and each run would bring the same. Since format 3.
CREATE TABLE plane (
	result_id INTEGER NOT NULL REFERENCES result (id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	position INTEGER NOT NULL,    -- in the order of the computation: 0 ...
	title TEXT NOT NULL,
	log_scale INTEGER NOT NULL CHECK (log_scale IN (0, 1)),
	width REAL,                   -- of the whole plane, in width_unit; NULL: unknown
	width_unit TEXT,
	rows_computed INTEGER NOT NULL,
	columns_computed INTEGER NOT NULL,
	rows_kept INTEGER NOT NULL,   -- means of blocks of those that were computed
	columns_kept INTEGER NOT NULL,
	low REAL NOT NULL,            -- smallest and largest of the numbers that were computed
	high REAL NOT NULL,
	numbers BLOB NOT NULL,        -- that are kept, row by row: floats, little-endian, packed
	PRIMARY KEY (result_id, name),
	CHECK ((width IS NULL) = (width_unit IS NULL)),
	CHECK (rows_kept > 0 AND columns_kept > 0),
	CHECK (length(numbers) = 4 * rows_kept * columns_kept)
) STRICT;

-- A change point in a series (one point on one machine, along the commits). Since format 2.
CREATE TABLE change (
	id INTEGER PRIMARY KEY,
	identity TEXT NOT NULL UNIQUE, -- hash of point, machine, metric and the two shas: for links, notes and merging
	point_id INTEGER NOT NULL REFERENCES point (id),
	machine_id INTEGER NOT NULL REFERENCES machine (id),
	metric TEXT NOT NULL,          -- what changed: seconds, peak_bytes ...
	before_id INTEGER NOT NULL REFERENCES commit_ (id), -- the last commit that was measured at the old level
	after_id INTEGER NOT NULL REFERENCES commit_ (id),  -- the first at the new one: the cause lies in before..after
	ratio REAL NOT NULL CHECK (ratio > 0), -- new level over old level; above 1 is slower, or more
	low REAL,                      -- 95 % interval of the ratio; NULL: none
	high REAL,
	evidence TEXT NOT NULL,        -- JSON object: method, counts, test
	found INTEGER NOT NULL,        -- Unix seconds when it was first seen
	state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'recovered', 'acknowledged')),
	note TEXT,                     -- of the person who looked at it
	CHECK (low <= high)
) STRICT;
CREATE INDEX change_by_series ON change (point_id, machine_id);
