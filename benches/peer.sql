-- The PRAGMAs that the program sets on every connection.
PRAGMA foreign_keys = ON;
PRAGMA synchronous = FULL;
PRAGMA mmap_size = 0;
PRAGMA busy_timeout = 30000;
PRAGMA trusted_schema = OFF;
PRAGMA user_version;
