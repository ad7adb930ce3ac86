import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles, type FileLayer } from '#electron/ledger/file-layer.ts';
import { drawSheet } from '#electron/sheet/draw-sheet.ts';
import { openSigners, type Signers } from '#electron/signers/signers.ts';
import { explainSignerRefusal } from '#shared/signing/explain-signer-refusal.ts';
import type { SignerRefusal } from '#shared/signing/signer.ts';
import type { Result } from '#shared/result.ts';
import { runTool, saved, scratchFolder } from '../../../signing/outside-tools.ts';
import { sheetFonts, valueOf } from '../../../signing/sheet-to-sign.ts';
import { pdfText } from '../../../support/pdf-tools.ts';

const start = Date.UTC(2026, 10, 18);
const year = 365 * 24 * 3_600_000;
const secret = 'correct horse battery';

type Desk = {
  readonly signers: Signers;
  readonly folder: string;
  readonly time: { wall: number; monotonic: number };
};

function desk(files: FileLayer = nodeFiles, folder = join(scratchFolder(), 'signers')): Desk {
  const time = { wall: start, monotonic: 0 };
  const signers = openSigners({
    files,
    folder,
    wall: () => time.wall++,
    monotonic: () => time.monotonic,
    cost: { n: 16, r: 8, p: 1 },
  });
  return { signers, folder, time };
}

const lena = {
  name: 'Lena Fischer',
  role: 'QA Lead',
  email: '',
  passphrase: secret,
  organisationPassphrase: null,
};

function codeOf(result: Result<unknown, SignerRefusal>): string {
  return result.ok ? 'done' : result.error.code;
}

function waitOf(result: Result<unknown, SignerRefusal>): { waitMs: number; tried: boolean } | string {
  if (result.ok || result.error.code !== 'WrongPassphrase') return codeOf(result);
  const { waitMs, tried } = result.error;
  return { waitMs, tried };
}

describe('a signer made here', () => {
  it('gets an EC P-256 key and a certificate for signing documents, as verifiers want it', async () => {
    const { signers } = desk();
    const made = valueOf(await signers.create({ ...lena, name: ' 李伟 ', email: 'li@xianfeast.example' }));
    expect(made).toMatchObject({
      name: '李伟',
      role: 'QA Lead',
      kind: 'made',
      key: 'EC P-256',
      issuer: '李伟',
    });
    expect(made.validFrom).toBeLessThan(start);
    expect(made.validUntil).toBeGreaterThan(start + 4 * year);
    const der = valueOf(signers.certificate(made.id));
    const certificate = new X509Certificate(der);
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.4']);
    expect(certificate.subjectAltName).toBe('email:li@xianfeast.example');
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(made.fingerprint);
    const told = runTool('openssl', ['x509', '-inform', 'DER', '-noout', '-text', '-in', saved(der)]).output;
    expect(told).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation/);
    expect(told).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
  });

  it('gets an address that leads nowhere when none was given', async () => {
    const { signers } = desk();
    const made = valueOf(await signers.create(lena));
    const { subjectAltName } = new X509Certificate(valueOf(signers.certificate(made.id)));
    expect(subjectAltName).toMatch(/^email:[0-9a-f]{32}@signer\.invalid$/);
    expect(made.email).toBe('');
  });

  it('is refused without a name, with a short passphrase or with an address that is none', async () => {
    const { signers, folder } = desk();
    expect(codeOf(await signers.create({ ...lena, name: '  ' }))).toBe('NameMissing');
    expect(codeOf(await signers.create({ ...lena, name: 'x'.repeat(65) }))).toBe('NameTooLong');
    expect(codeOf(await signers.create({ ...lena, passphrase: 'seven77' }))).toBe('PassphraseTooShort');
    expect(codeOf(await signers.create({ ...lena, email: 'nobody' }))).toBe('EmailInvalid');
    expect(nodeFiles.list(folder)).toEqual([]);
  });

  it('is stored without its key in the open, for its person only', async () => {
    const { signers, folder } = desk();
    const made = valueOf(await signers.create(lena));
    const key = valueOf(await signers.unlock(made.id, secret)).privateKey;
    const der = key.export({ type: 'pkcs8', format: 'der' });
    const text = readFileSync(join(folder, `${made.id}.json`), 'utf8');
    expect(text).not.toContain(der.toString('base64').slice(40, 80));
    expect(text).not.toContain(secret);
    expect(JSON.parse(text)).toMatchObject({ key: { kdf: 'scrypt', cipher: 'aes-256-gcm', n: 16 } });
  });

  it('is told when the disk does not take it', async () => {
    const full: FileLayer = {
      ...nodeFiles,
      write: () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    };
    const { signers, folder } = desk(full);
    expect(codeOf(await signers.create(lena))).toBe('SignerNotSaved');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the passphrase', () => {
  it('is the only way to the key, and each wrong one makes the next wait longer', async () => {
    const { signers, folder, time } = desk();
    const made = valueOf(await signers.create(lena));
    const before = readFileSync(join(folder, `${made.id}.json`), 'utf8');
    const waits: number[] = [];
    for (let round = 0; round < 6; round++) {
      const refusal = await signers.unlock(made.id, `wrong ${round}`);
      if (refusal.ok || refusal.error.code !== 'WrongPassphrase') throw new Error('not refused');
      expect(refusal.error.tried).toBe(true);
      waits.push(refusal.error.waitMs);
      time.monotonic += refusal.error.waitMs;
    }
    expect(waits).toEqual([2000, 4000, 8000, 15_000, 60_000, 60_000]);
    expect(codeOf(await signers.unlock(made.id, secret))).toBe('done');
    expect(readFileSync(join(folder, `${made.id}.json`), 'utf8')).toBe(before);
    expect(readdirSync(folder), 'the pause is over for good').toEqual([`${made.id}.json`]);
  });

  it('waits again after a restart, whatever the clock says, and goes on from there', async () => {
    const { signers, folder, time } = desk();
    const made = valueOf(await signers.create(lena));
    for (let round = 0; round < 3; round++) {
      expect(codeOf(await signers.unlock(made.id, `wrong ${round}`))).toBe('WrongPassphrase');
      time.monotonic += 60_000;
    }
    const restarted = async (wall: number, monotonic: number, old: string) => {
      const again = desk(nodeFiles, folder);
      Object.assign(again.time, { wall, monotonic: 0 });
      expect(again.signers.list()).toHaveLength(1);
      again.time.monotonic = monotonic;
      // Changing it asks for the old one in any year; signing would ask for the certificate's years first.
      return waitOf(await again.signers.changePassphrase(made.id, old, 'another passphrase'));
    };
    expect(await restarted(start - year, 7999, secret)).toEqual({ waitMs: 1, tried: false });
    expect(await restarted(start + year, 7999, secret)).toEqual({ waitMs: 1, tried: false });
    expect(await restarted(start + year, 8000, 'wrong')).toEqual({ waitMs: 15_000, tried: true });
    const last = desk(nodeFiles, folder);
    expect(waitOf(await last.signers.unlock(made.id, secret))).toEqual({ waitMs: 15_000, tried: false });
    last.time.monotonic = 15_000;
    expect(codeOf(await last.signers.unlock(made.id, secret))).toBe('done');
    expect(readdirSync(folder)).toEqual([`${made.id}.json`]);
  });

  it('has the longest pause when what was kept of the failures is damaged, and none for ever', async () => {
    const { signers, folder } = desk();
    const made = valueOf(await signers.create(lena));
    for (const damaged of [
      '',
      '{"failures":',
      '{"format":"runsheet-failed-tries","version":1,"failures":-3}',
    ]) {
      writeFileSync(join(folder, `${made.id}.tries.json`), damaged);
      const again = desk(nodeFiles, folder);
      expect(waitOf(await again.signers.unlock(made.id, secret))).toEqual({ waitMs: 60_000, tried: false });
      again.time.monotonic = 60_000;
      expect(codeOf(await again.signers.unlock(made.id, secret))).toBe('done');
    }
  });

  it('is slowed down on a full disk too, and still opens the key', async () => {
    const { signers: before, folder } = desk();
    const made = valueOf(await before.create(lena));
    const full: FileLayer = {
      ...nodeFiles,
      write: () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    };
    const { signers, time } = desk(full, folder);
    expect(waitOf(await signers.unlock(made.id, 'wrong'))).toEqual({ waitMs: 2000, tried: true });
    expect(codeOf(await signers.unlock(made.id, secret))).toBe('WrongPassphrase');
    time.monotonic = 2000;
    expect(codeOf(await signers.unlock(made.id, secret))).toBe('done');
  });

  it('is not tried at all during a pause, not even the right one, and many at once gain nothing', async () => {
    const { signers, time } = desk();
    const made = valueOf(await signers.create(lena));
    const tries = await Promise.all(['one', 'two', secret].map((text) => signers.unlock(made.id, text)));
    expect(
      tries.map((result) => result.ok || (result.error.code === 'WrongPassphrase' && result.error.tried)),
    ).toEqual([true, false, false]);
    time.monotonic = 1999;
    expect(codeOf(await signers.unlock(made.id, secret))).toBe('WrongPassphrase');
    time.monotonic = 2000;
    expect(codeOf(await signers.unlock(made.id, secret))).toBe('done');
  });

  it('is told in one sentence', () => {
    const refusal = { code: 'WrongPassphrase', name: 'Lena Fischer', waitMs: 2000, tried: true } as const;
    expect(explainSignerRefusal(refusal)).toBe(
      'That passphrase does not open Lena Fischer’s key. Nothing was signed or changed. Try again in 2 seconds.',
    );
    expect(explainSignerRefusal({ ...refusal, waitMs: 60_000, tried: false })).toBe(
      'No passphrase is tried for Lena Fischer’s key now. Try again in one minute.',
    );
  });

  it('is changed only with the old one', async () => {
    const { signers, time } = desk();
    const made = valueOf(await signers.create(lena));
    expect(codeOf(await signers.changePassphrase(made.id, 'wrong', 'another passphrase'))).toBe(
      'WrongPassphrase',
    );
    time.monotonic += 60_000;
    expect(codeOf(await signers.changePassphrase(made.id, secret, 'short'))).toBe('PassphraseTooShort');
    expect(codeOf(await signers.changePassphrase(made.id, secret, 'another passphrase'))).toBe('done');
    expect(codeOf(await signers.unlock(made.id, secret))).toBe('WrongPassphrase');
    time.monotonic += 60_000;
    expect(codeOf(await signers.unlock(made.id, 'another passphrase'))).toBe('done');
  });

  it('opens the key however the keyboard composes its letters', async () => {
    const { signers } = desk();
    const made = valueOf(await signers.create({ ...lena, passphrase: 'Zoe\u0308 Mu\u0308ller' }));
    expect(codeOf(await signers.unlock(made.id, 'Zoë Müller'))).toBe('done');
  });
});

describe('a stored key', () => {
  it('does not open in another signer’s file, nor with changed parameters', async () => {
    const { signers, folder, time } = desk();
    const [one, other] = [
      valueOf(await signers.create(lena)),
      valueOf(await signers.create({ ...lena, name: 'B' })),
    ];
    const path = (id: string): string => join(folder, `${id}.json`);
    const read = (id: string) =>
      JSON.parse(readFileSync(path(id), 'utf8')) as { key: Record<string, unknown> };
    writeFileSync(path(other.id), JSON.stringify({ ...read(other.id), key: read(one.id).key }));
    expect(codeOf(await signers.unlock(other.id, secret))).toBe('WrongPassphrase');
    const file = read(one.id);
    writeFileSync(path(one.id), JSON.stringify({ ...file, key: { ...file.key, p: 2 } }));
    time.monotonic += 60_000;
    expect(codeOf(await signers.unlock(one.id, secret))).toBe('WrongPassphrase');
    writeFileSync(path(one.id), JSON.stringify({ ...file, key: { ...file.key, n: 2 ** 40 } }));
    expect(codeOf(await signers.unlock(one.id, secret))).toBe('NoSuchSigner');
  });

  it('is gone once its signer is removed, while the certificate stays', async () => {
    const { signers, folder } = desk();
    const made = valueOf(await signers.create(lena));
    expect(valueOf(signers.remove(made.id)).removedAt).not.toBeNull();
    expect(codeOf(await signers.unlock(made.id, secret))).toBe('SignerRemoved');
    expect(readFileSync(join(folder, `${made.id}.json`), 'utf8')).toContain('"key": null');
    expect(signers.list().map(({ fingerprint }) => fingerprint)).toEqual([made.fingerprint]);
    expect(codeOf(signers.remove('no-such-signer'))).toBe('NoSuchSigner');
    expect(codeOf(await signers.unlock('../../etc/passwd', secret))).toBe('NoSuchSigner');
  });

  it('signs only in its certificate’s time', async () => {
    const { signers, time } = desk();
    const made = valueOf(await signers.create(lena));
    time.wall = start + 6 * year;
    expect(codeOf(await signers.unlock(made.id, secret))).toBe('CertificateExpired');
    time.wall = start - year;
    expect(codeOf(await signers.unlock(made.id, secret))).toBe('CertificateNotYetValid');
  });
});

describe('the organisation’s key', () => {
  it('is made once, is no signer, and issues certificates for its passphrase', async () => {
    const { signers, time } = desk();
    expect(codeOf(await signers.create({ ...lena, organisationPassphrase: 'x' }))).toBe('NoOrganisation');
    const made = valueOf(await signers.makeOrganisation('XianFeast', 'organisation key'));
    expect(signers.organisation()).toEqual(made);
    expect(codeOf(await signers.makeOrganisation('Again', 'organisation key'))).toBe('OrganisationExists');
    expect(signers.list()).toEqual([]);
    expect(codeOf(await signers.unlock('organisation', 'organisation key'))).toBe('NoSuchSigner');
    expect(codeOf(await signers.create({ ...lena, organisationPassphrase: 'wrong' }))).toBe(
      'WrongPassphrase',
    );
    time.monotonic += 60_000;
    const issued = valueOf(await signers.create({ ...lena, organisationPassphrase: 'organisation key' }));
    expect(issued).toMatchObject({ kind: 'issued', issuer: 'XianFeast' });
    const authority = new X509Certificate(valueOf(signers.organisationCertificate()));
    expect(authority.ca).toBe(true);
    expect(new X509Certificate(valueOf(signers.certificate(issued.id))).verify(authority.publicKey)).toBe(
      true,
    );
    expect(valueOf(await signers.unlock(issued.id, secret)).chain).toHaveLength(1);
  });
});

describe('the page for auditors', () => {
  it('names every certificate with its fingerprint and stands on one page', async () => {
    const { signers } = desk();
    valueOf(await signers.makeOrganisation('XianFeast', 'organisation key'));
    const issued = valueOf(await signers.create({ ...lena, organisationPassphrase: 'organisation key' }));
    const made = valueOf(await signers.create({ ...lena, name: '李伟' }));
    const page = signers.trustPage('2026-11-18T16:44:09+01:00');
    expect(page).toEqual(signers.trustPage('2026-11-18T16:44:09+01:00'));
    const drawn = await drawSheet(page, await sheetFonts());
    expect(drawn.pages).toBe(1);
    const text = pdfText(saved(drawn.bytes));
    for (const { name, fingerprint } of [issued, made, { name: 'XianFeast', ...signers.organisation() }]) {
      expect(text).toContain(name);
      expect(text).toContain((fingerprint ?? '').slice(0, 8));
    }
    expect(text).toContain('pdfsig -nssdir');
  });

  it('has room for seven signers there, and for all that is said of them whatever their number', async () => {
    const { signers } = desk();
    valueOf(await signers.makeOrganisation('XianFeast', 'organisation key'));
    const add = async (from: number, to: number): Promise<void> => {
      for (let number = from; number <= to; number++) {
        const organisationPassphrase = number % 2 === 0 ? 'organisation key' : null;
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        valueOf(await signers.create({ ...lena, name: `Signer ${number} of many`, organisationPassphrase }));
      }
    };
    const drawn = async () => drawSheet(signers.trustPage('2026-11-18T16:44:09+01:00'), await sheetFonts());
    await add(1, 7);
    expect((await drawn()).pages).toBe(1);
    await add(8, 13);
    const [first = ''] = pdfText(saved((await drawn()).bytes)).split('\f');
    expect(first).toContain('How to import');
    expect(first).toContain('What this does not prove');
  });
});
