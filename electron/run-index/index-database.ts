/**
 * The index of all runs: SQLite with full-text search, in one file of the data folder. It holds nothing that is not in
 * the ledgers, so it may be deleted at any time; whatever cannot be opened or has another layout is made anew.
 */
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { searchPlaces } from '#shared/register/register-query.ts';

/** Grows whenever what is kept, or how words are cut, changes: an older file is then thrown away. */
const layout = 7;

const tables = `
  CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL UNIQUE,
    bytes INTEGER NOT NULL,
    changed REAL NOT NULL,
    finished INTEGER NOT NULL,
    outcome TEXT,
    rehearsal INTEGER NOT NULL,
    environment TEXT NOT NULL,
    checklist TEXT NOT NULL,
    signatures TEXT NOT NULL,
    sealed INTEGER NOT NULL,
    date INTEGER NOT NULL,
    number INTEGER NOT NULL,
    release TEXT NOT NULL,
    duration INTEGER,
    failed INTEGER NOT NULL,
    late INTEGER NOT NULL,
    not_applicable INTEGER NOT NULL,
    deployed_by TEXT NOT NULL,
    line TEXT NOT NULL,
    summary TEXT NOT NULL,
    removed TEXT
  );
  CREATE INDEX by_date ON runs (finished, date);
  CREATE TABLE facts (id INTEGER PRIMARY KEY, facts TEXT NOT NULL);
  CREATE TABLE checklists (sha256 TEXT PRIMARY KEY, items TEXT NOT NULL, places TEXT NOT NULL);
  CREATE VIRTUAL TABLE words USING fts5 (
    ${searchPlaces.join(', ')},
    content = '', contentless_delete = 1, detail = column, prefix = '1 2 3 4',
    tokenize = "unicode61 remove_diacritics 0 tokenchars '._-@'"
  );
`;

/** Opens the index, empty when there is none that can be used. Throws only when the folder cannot be written. */
export function openIndexDatabase(path: string): DatabaseSync {
  try {
    return openKept(path);
  } catch {
    // Not a database, damaged, or of another layout: nothing in it is worth more than making it again.
    removeIndexDatabase(path);
    return openKept(path);
  }
}

export function removeIndexDatabase(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true });
}

function openKept(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    // A power cut may damage it, and then it is made again; so nothing here waits for the disk.
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; PRAGMA secure_delete = ON',
    );
    const found = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    if (found === 0) database.exec(`BEGIN; ${tables} PRAGMA user_version = ${layout}; COMMIT`);
    else if (found !== layout) throw new Error(`Layout ${found}`);
    database.prepare('SELECT count(*) FROM runs').get();
    database.prepare('SELECT rowid FROM words WHERE words MATCH ? LIMIT 1').get('"a"*');
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}
