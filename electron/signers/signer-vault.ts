/** The signers' files with their sealed keys: a key comes out for its passphrase, one try at a time. */
import { createPrivateKey, randomBytes, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { ok, refused, type Result } from '#shared/result.ts';
import type { SignerRefusal } from '#shared/signing/signer.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { readJsonFile, writeJsonFile } from '../ledger/json-file.ts';
import { makeFolder } from '../ledger/make-folder.ts';
import { keepFailedTries } from './failed-tries.ts';
import { makePassphraseGuard, type PassphraseGuard } from './passphrase-guard.ts';
import { openKey, scryptCost, sealKey, type ScryptCost } from './seal-key.ts';
import { bindingOf, signerFileSchema, type SignerFile } from './signer-file.ts';

export type SignerPorts = {
  readonly files: FileLayer;
  /** Folder of the signers' files. */
  readonly folder: string;
  /** Milliseconds since 1970 UTC. */
  readonly wall: () => number;
  /** Milliseconds of a clock that never steps. */
  readonly monotonic: () => number;
  /** Cheaper in tests only. */
  readonly cost?: ScryptCost;
  readonly random?: (size: number) => Uint8Array;
};

export type SignerResult<T> = Promise<Result<T, SignerRefusal>>;

/** What is known of a signer before the key is sealed. */
export type SignerFacts = Pick<
  SignerFile,
  'id' | 'kind' | 'name' | 'role' | 'email' | 'certificate' | 'chain'
>;

export type SignerVault = {
  readonly wall: () => number;
  readonly random: (size: number) => Uint8Array;
  /** In the order they were made. */
  readonly all: () => readonly SignerFile[];
  readonly find: (id: string) => SignerFile | null;
  /** Seals the key and writes the signer's file. */
  readonly keep: (facts: SignerFacts, key: KeyObject, passphrase: string) => SignerResult<SignerFile>;
  readonly save: (file: SignerFile) => Result<SignerFile, SignerRefusal>;
  readonly unlock: (file: SignerFile, passphrase: string) => SignerResult<KeyObject>;
  readonly reseal: (file: SignerFile, key: KeyObject, passphrase: string) => SignerResult<SignerFile>;
};

export function openSignerVault(ports: SignerPorts): SignerVault {
  const random = ports.random ?? ((size: number) => randomBytes(size));
  const sealing = { random, cost: ports.cost ?? scryptCost };
  const pathOf = (id: string): string => join(ports.folder, `${id}.json`);
  const read = (id: string): SignerFile | null => {
    const file = readJsonFile(ports.files, pathOf(id), signerFileSchema);
    return file?.id === id ? file : null;
  };
  const save = (file: SignerFile): Result<SignerFile, SignerRefusal> => {
    try {
      makeFolder(ports.files, ports.folder);
      writeJsonFile(ports.files, pathOf(file.id), file);
      return ok(file);
    } catch {
      return refused({ code: 'SignerNotSaved' });
    }
  };
  const seal = async (facts: SignerFacts, key: KeyObject, passphrase: string) => {
    const der = key.export({ type: 'pkcs8', format: 'der' });
    const sealed = await sealKey(der, { passphrase, belongsTo: bindingOf(facts) }, sealing);
    der.fill(0);
    return sealed;
  };
  return {
    wall: ports.wall,
    random,
    all: () =>
      ports.files
        .list(ports.folder)
        .flatMap((name) => read(/^([a-z0-9-]+)\.json$/.exec(name)?.[1] ?? '-') ?? [])
        .toSorted((one, other) => one.createdAt - other.createdAt),
    find: (id) => (/^[a-z0-9-]{8,64}$/.test(id) ? read(id) : null),
    keep: async (facts, key, passphrase) => {
      const common = {
        format: 'runsheet-signer',
        version: 1,
        createdAt: ports.wall(),
        removedAt: null,
      } as const;
      return save({ ...common, ...facts, key: await seal(facts, key, passphrase) });
    },
    save,
    unlock: unlockInTurn(makePassphraseGuard(ports.monotonic, keepFailedTries(ports.files, ports.folder))),
    reseal: async (file, key, passphrase) => save({ ...file, key: await seal(file, key, passphrase) }),
  };
}

/** Tries at once wait for each other, so that many gain nothing over one after the other. */
function unlockInTurn(guard: PassphraseGuard): SignerVault['unlock'] {
  const turns = new Map<string, Promise<unknown>>();
  const tryPassphrase = async (file: SignerFile, passphrase: string): SignerResult<KeyObject> => {
    const { id, name, key } = file;
    if (key === null) return refused({ code: 'SignerRemoved', name });
    const pause = guard.waitMs(id);
    if (pause > 0) return refused({ code: 'WrongPassphrase', name, waitMs: pause, tried: false });
    const der = await openKey(key, { passphrase, belongsTo: bindingOf(file) });
    if (der === null) {
      guard.failed(id);
      return refused({ code: 'WrongPassphrase', name, waitMs: guard.waitMs(id), tried: true });
    }
    guard.succeeded(id);
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    der.fill(0);
    return ok(privateKey);
  };
  return (file, passphrase) => {
    const turn = (turns.get(file.id) ?? Promise.resolve()).then(() => tryPassphrase(file, passphrase));
    turns.set(
      file.id,
      turn.catch(() => null),
    );
    return turn;
  };
}
