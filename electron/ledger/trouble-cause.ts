import type { Trouble } from '#shared/ipc/trouble.ts';

export type WriteCause = Extract<Trouble, { code: 'NotSaved' }>['cause'];

const causes: Readonly<Record<string, WriteCause>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'permission',
  EPERM: 'permission',
  ENOENT: 'gone',
  ENODEV: 'gone',
  ENXIO: 'gone',
  ESTALE: 'gone',
  ENOTDIR: 'gone',
};

/** What the system's refusal means to a person. */
export function writeCause(thrown: unknown): WriteCause {
  return causes[errorCode(thrown)] ?? 'other';
}

export function errorCode(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return '';
  return typeof thrown.code === 'string' ? thrown.code : '';
}
