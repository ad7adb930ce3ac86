import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allItems } from '#shared/checklist/all-items.ts';
import { approversOf } from '#shared/checklist/approvers-of.ts';
import { contactsOf } from '#shared/checklist/contacts-of.ts';
import { exportMarkdown } from '#shared/checklist/export-markdown.ts';
import { findItem } from '#shared/checklist/find-item.ts';
import { followUpGroupsOf } from '#shared/checklist/follow-up-groups-of.ts';
import { goLiveItem } from '#shared/checklist/go-live-item.ts';
import { rolesOf } from '#shared/checklist/roles-of.ts';
import { rollbackItemsOf } from '#shared/checklist/rollback-items-of.ts';
import { sameWording } from '#shared/checklist/same-wording.ts';
import { stepsOf } from '#shared/checklist/steps-of.ts';
import { triggersOf } from '#shared/checklist/triggers-of.ts';
import { windowsOf } from '#shared/checklist/windows-of.ts';
import { identities, parsed } from './parsed.ts';

const bytes = readFileSync(
  new URL('../../../../shared/checklist/shipped/xianfeast-production.md', import.meta.url),
);
const source = bytes.toString('utf8');
const checklist = parsed(source);
const items = allItems(checklist);

describe('the checklist that ships', () => {
  it('is the document of the team, byte for byte', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '24737a703c556360ae803544f0bb98f1ebc9194b1c2224c7a57765b6ac44528b',
    );
  });

  it('has exactly the counts of the document', () => {
    expect(checklist.counts).toEqual({
      sections: 13,
      groups: 38,
      items: 194,
      steps: 5,
      windows: 3,
      triggers: 4,
      thresholds: 3,
      rollbackSteps: 6,
      roles: 10,
      followUps: 15,
      conditionals: 7,
      blanks: 13,
    });
    expect(items).toHaveLength(194);
  });

  it('has the part and the number of items of every section', () => {
    expect(
      checklist.sections.map((section) => [
        section.number,
        section.part,
        items.filter((placed) => placed.section === section).length,
      ]),
    ).toEqual([
      ['1', 'prepare', 23],
      ['2', 'deploy', 24],
      ['3', 'verify', 25],
      ['4', 'rollback', 10],
      ['5', 'prepare', 15],
      ['6', 'prepare', 8],
      ['7', 'prepare', 9],
      ['8', 'prepare', 15],
      ['9', 'prepare', 15],
      ['10', 'prepare', 15],
      ['11', 'prepare', 10],
      ['12', 'approve', 10],
      ['13', 'follow-up', 15],
    ]);
  });

  it('says which words made a section what it is, and none where nothing did', () => {
    expect(checklist.sections.map((section) => section.because)).toEqual([
      'Pre-Deployment',
      'Deployment',
      'Post-Deployment',
      'Rollback',
      ...Array.from({ length: 7 }, () => null),
      'Sign-off',
      'Week 1',
    ]);
  });

  it('has five steps in order, each because of its heading', () => {
    expect(stepsOf(checklist).map(({ number, step, because }) => [number, step, because])).toEqual([
      ['2.1', 1, 'Step 1'],
      ['2.2', 2, 'Step 2'],
      ['2.3', 3, 'Step 3'],
      ['2.4', 4, 'Step 4'],
      ['2.5', 5, 'Step 5'],
    ]);
  });

  it('has three verification windows; Security Verification has none', () => {
    expect(windowsOf(checklist).map(({ number, window, because }) => [number, window, because])).toEqual([
      ['3.1', { fromMinutes: 0, toMinutes: 30 }, '0-30 minutes'],
      ['3.2', { fromMinutes: 30, toMinutes: 60 }, '30-60 minutes'],
      ['3.3', { fromMinutes: 60, toMinutes: 90 }, '60-90 minutes'],
    ]);
    expect(checklist.sections[2]?.groups[3]).toMatchObject({ kind: 'items', window: null, because: null });
  });

  it('has four triggers with metric, limit and hold time', () => {
    expect(
      triggersOf(checklist).map(({ line, trigger }) => [
        line,
        trigger.metric,
        trigger.limit?.words ?? null,
        trigger.holdSeconds,
      ]),
    ).toEqual([
      [110, 'Health check failures', null, 300],
      [111, 'Error rate', '>5%', 120],
      [112, 'Response time', '>10 seconds', 60],
      [113, 'Database connection failures', null, null],
    ]);
  });

  it('has six rollback steps, worked in order', () => {
    expect(rollbackItemsOf(checklist).map((item) => item.number)).toEqual(
      [1, 2, 3, 4, 5, 6].map((position) => `4.2.${position}`),
    );
    expect(checklist.sections[3]?.groups[1]).toMatchObject({
      kind: 'rollback',
      ordered: true,
      because: 'Rollback',
    });
  });

  it('has the ten roles', () => {
    expect(rolesOf(checklist).map(({ role }) => role)).toEqual([
      'Lead Developer',
      'DevOps Engineer',
      'Security Engineer',
      'QA Lead',
      'Database Administrator',
      'Product Manager',
      'Business Owner',
      'Customer Success',
      'Legal/Compliance',
      'Executive sponsor',
    ]);
  });

  it('has follow-ups in week 1, weeks 2 to 4 and monthly', () => {
    expect(followUpGroupsOf(checklist).map(({ followUp, items: due }) => [followUp, due.length])).toEqual([
      [{ name: 'Week 1', fromDay: 0, dueDay: 7, repeats: 'once' }, 5],
      [{ name: 'Week 2-4', fromDay: 7, dueDay: 28, repeats: 'once' }, 5],
      [{ name: 'Monthly', fromDay: 0, dueDay: 30, repeats: 'monthly' }, 5],
    ]);
  });

  it('asks of seven items whether they apply', () => {
    expect(
      items.flatMap(({ item }) => (item.conditional === null ? [] : [[item.line, item.conditional]])),
    ).toEqual([
      [54, 'if needed'],
      [69, 'if applicable'],
      [118, 'if needed'],
      [120, 'if necessary'],
      [155, 'if needed'],
      [158, 'for major releases'],
      [224, 'if applicable'],
    ]);
  });

  it('has fourteen sub-checks inside five items', () => {
    expect(
      items.flatMap(({ item }) => (item.subChecks.length === 0 ? [] : [[item.line, item.subChecks]])),
    ).toEqual([
      [14, ['unit', 'integration', 'e2e']],
      [19, ['Chrome', 'Firefox', 'Safari', 'Edge']],
      [126, ['error rates', 'stack traces']],
      [127, ['response times', 'throughput']],
      [133, ['CPU', 'memory', 'disk']],
    ]);
  });

  it('measures two values against a limit', () => {
    expect(items.flatMap(({ item }) => (item.limit === null ? [] : [[item.line, item.limit]]))).toEqual([
      [92, { words: 'under 3 seconds', comparison: '<', value: 3, unit: 'seconds' }],
      [93, { words: 'under 500ms', comparison: '<', value: 500, unit: 'ms' }],
    ]);
  });

  it('has thirteen blanks, each with its purpose', () => {
    expect(
      checklist.blanks.map(({ label, type, purpose, line }) => `${line} ${label}: ${type}, ${purpose}`),
    ).toEqual([
      '303 Deployment Date: date, deployment-date',
      '305 Deployment Time: time, deployment-time',
      '307 Deployed By: name, deployed-by',
      '310 Technical Lead: name, approver',
      '310 Date: date, approver-date',
      '311 Product Manager: name, approver',
      '311 Date: date, approver-date',
      '312 Operations Manager: name, approver',
      '312 Date: date, approver-date',
      '314 Rollback Decision Maker: name, decision-maker',
      '317 On-call Engineer: contact, contact',
      '318 Incident Commander: contact, contact',
      '319 Business Contact: contact, contact',
    ]);
    expect(approversOf(checklist)).toEqual(['Technical Lead', 'Product Manager', 'Operations Manager']);
    expect(contactsOf(checklist)).toEqual(['On-call Engineer', 'Incident Commander', 'Business Contact']);
  });

  it('keeps three wordings that occur twice apart', () => {
    const lineOf = (number: string) => findItem(checklist, number)?.item.line;
    const pairs = [...sameWording(checklist)].map(([number, others]) => [
      lineOf(number),
      ...others.map(lineOf),
    ]);
    expect(pairs.filter(([line, other]) => (line ?? 0) < (other ?? 0))).toEqual([
      [26, 210],
      [32, 195],
      [68, 89],
    ]);
    expect(pairs).toHaveLength(6);
  });

  it('offers go-live at the deployment to production', () => {
    expect(goLiveItem(checklist)).toMatchObject({
      number: '2.4.3',
      text: 'Deploy to production environment',
    });
  });

  it('names the item at a place', () => {
    expect(findItem(checklist, '3.1.5')?.item.text).toBe('CDN serving static assets');
    expect(findItem(checklist, '14.1.1')).toBeNull();
  });

  it('points at every box', () => {
    for (const { item } of items) expect(source.slice(item.boxOffset - 1, item.boxOffset + 2)).toBe('[ ]');
  });

  it('has notices for the trigger without a time, the group without a window and the same wordings', () => {
    expect(checklist.notices.map(({ code, line }) => [code, line])).toEqual([
      ['SameWording', 89],
      ['GroupWithoutWindow', 99],
      ['TriggerWithoutTime', 113],
      ['SameWording', 195],
      ['SameWording', 210],
    ]);
  });

  it('comes back out as it was, and with every item answered finds the same items', () => {
    expect(exportMarkdown(source, checklist, [])).toBe(source);
    const answers = items.map(
      ({ item }) => ({ number: item.number, state: 'done', lines: ['Done 02:14 by Mei'] }) as const,
    );
    const blanks = checklist.blanks.map(({ line, label }) => ({ line, label, value: 'Tomás Arriaga' }));
    const worked = exportMarkdown(source, checklist, answers, blanks);
    expect(worked.match(/\[x\]/g)).toHaveLength(194);
    expect(worked).toContain('- Technical Lead: Tomás Arriaga Date: Tomás Arriaga\n');
    expect(worked).not.toContain('___');
    expect(identities(parsed(worked))).toEqual(identities(checklist));
  });
});
