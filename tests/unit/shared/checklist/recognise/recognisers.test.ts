import { describe, expect, it } from 'vitest';
import { recogniseConditional } from '#shared/checklist/recognise/conditional.ts';
import { recogniseFollowUp } from '#shared/checklist/recognise/follow-ups.ts';
import { recogniseGoLive } from '#shared/checklist/recognise/go-live.ts';
import { recogniseLimit } from '#shared/checklist/recognise/limits.ts';
import { recognisePartOfTitle } from '#shared/checklist/recognise/parts.ts';
import { recogniseRollback } from '#shared/checklist/recognise/rollback.ts';
import { recogniseRole, recogniseSignOffGroup } from '#shared/checklist/recognise/sign-off.ts';
import { recogniseStep, titleWithoutStep } from '#shared/checklist/recognise/steps.ts';
import { recogniseSubChecks } from '#shared/checklist/recognise/sub-checks.ts';
import { recogniseTrigger, recogniseTriggerGroup } from '#shared/checklist/recognise/triggers.ts';
import { recogniseWindow } from '#shared/checklist/recognise/windows.ts';

describe('steps', () => {
  it.each([
    ['Step 3: Database Updates', 'Step 3'],
    ['STEP 12 - Build', 'STEP 12'],
    ['Stage 2', 'Stage 2'],
  ])('%s is a step', (title, because) => {
    expect(recogniseStep(title)).toBe(because);
  });
  it.each(['Next steps', 'Step by step guide', 'Before step 3', 'Steps'])('%s is none', (title) => {
    expect(recogniseStep(title)).toBeNull();
  });
  it('gives the title without its number', () => {
    expect(titleWithoutStep('Step 3: Database Updates')).toBe('Database Updates');
  });
});

describe('windows', () => {
  it.each([
    ['Immediate (0-30 minutes)', 0, 30],
    ['Functional (30–60 min)', 30, 60],
    ['T+1h to T+2h', 60, 120],
    ['T+0 to T+30', 0, 30],
    ['T+15m – T+45m', 15, 45],
    ['Monitoring (first 24 hours)', 0, 1440],
    ['First hour', 0, 60],
    ['Within 15 minutes of release', 0, 15],
    ['Soak (30 minutes to 2 hours)', 30, 120],
    ['1-4h', 60, 240],
  ])('%s is a window', (title, fromMinutes, toMinutes) => {
    expect(recogniseWindow(title)?.window).toEqual({ fromMinutes, toMinutes });
  });
  it.each([
    'Backup (takes 10-15 minutes)',
    '30-60 minutes before release',
    'T-30 to T-0',
    'Deploy (~5-10 min)',
    'Version 2-4',
    'Week 2-4 Activities',
    'First things',
    'Section 3-5',
  ])('%s is none', (title) => {
    expect(recogniseWindow(title)).toBeNull();
  });
});

describe('follow-ups', () => {
  it.each([
    ['Week 1 Activities', 0, 7, 'once'],
    ['Week 2-4', 7, 28, 'once'],
    ['Weeks 2 to 4', 7, 28, 'once'],
    ['Monthly Activities', 0, 30, 'monthly'],
    ['Day 1', 0, 1, 'once'],
    ['30 days after', 0, 30, 'once'],
    ['First week', 0, 7, 'once'],
    ['30-day review', 0, 30, 'once'],
    ['Weekly', 0, 7, 'once'],
  ])('%s falls due', (title, fromDay, dueDay, repeats) => {
    expect(recogniseFollowUp(title)?.followUp).toMatchObject({ fromDay, dueDay, repeats });
  });
  it.each(['1 week before release', 'Weekend cover', 'Today', 'Pre-release week 1', '(0-30 minutes)'])(
    '%s does not',
    (title) => {
      expect(recogniseFollowUp(title)).toBeNull();
    },
  );
});

describe('triggers', () => {
  it.each([
    ['Automatic Rollback Triggers', ''],
    ['Triggers', 'Rollback'],
    ['When to roll back', ''],
    ['Abort criteria', 'Deployment'],
    ['Roll back if', ''],
  ])('%s under "%s" lists triggers', (title, section) => {
    expect(recogniseTriggerGroup(title, section)).not.toBeNull();
  });
  it.each([
    ['Database triggers', 'Deployment'],
    ['Acceptance criteria', 'Release'],
    ['Rollback plan', ''],
  ])('%s under "%s" does not', (title, section) => {
    expect(recogniseTriggerGroup(title, section)).toBeNull();
  });
  it.each([
    ['Error rate >5% for >2 minutes', 'Error rate', '>5%', 120],
    ['Health check failures for >5 minutes', 'Health check failures', null, 300],
    ['Error rate exceeds 1% for more than 30 s', 'Error rate', 'exceeds 1%', 30],
    ['p99 latency above 800 ms for 10 min', 'p99 latency', 'above 800 ms', 600],
    ['Queue depth > 1,000', 'Queue depth', '> 1,000', null],
    ['Data loss', 'Data loss', null, null],
    ['Errors for 3 customers', 'Errors for 3 customers', null, null],
  ])('%s has metric, limit and hold time', (text, metric, words, holdSeconds) => {
    const trigger = recogniseTrigger(text);
    expect([trigger.metric, trigger.limit?.words ?? null, trigger.holdSeconds]).toEqual([
      metric,
      words,
      holdSeconds,
    ]);
  });
});

describe('rollback', () => {
  it.each([
    ['Manual Rollback Process', '', false],
    ['Roll-back procedure', 'Appendix', false],
    ['Rollback', '', false],
    ['Database', 'Rollback Procedures', false],
    ['Back-out steps', 'Deployment', true],
  ])('%s under "%s" is the way back', (title, sectionTitle, isNumbered) => {
    expect(recogniseRollback({ title, sectionTitle, isNumbered })).not.toBeNull();
  });
  it.each([
    ['Rollback readiness', 'Pre-Deployment', false],
    ['Rollback plan', 'Preparations', false],
    ['Process', 'Deployment', true],
    ['Test the rollback procedure', '', false],
  ])('%s under "%s" is not', (title, sectionTitle, isNumbered) => {
    expect(recogniseRollback({ title, sectionTitle, isNumbered })).toBeNull();
  });
});

describe('sign-off', () => {
  it('is told by the heading of the group or its section', () => {
    expect(recogniseSignOffGroup('Technical Sign-off', '')).toBe('Sign-off');
    expect(recogniseSignOffGroup('Business', 'Approvals')).toBe('Approvals');
    expect(recogniseSignOffGroup('Signing certificates', 'Security')).toBeNull();
  });
  it.each([
    ['Lead Developer approval', 'Lead Developer'],
    ['Approved by QA Lead', 'QA Lead'],
    ['Security sign-off', 'Security'],
    ['Sign-off from the Product Owner', 'Product Owner'],
    ['Product Manager', 'Product Manager'],
    ['Legal/Compliance approval', 'Legal/Compliance'],
    ['CTO: ________', 'CTO'],
    ['QA sign-off received', 'QA'],
  ])('%s names a role', (text, role) => {
    expect(recogniseRole(text)).toBe(role);
  });
  it.each([
    'Collect all approvals in the ticket system before the meeting',
    'send the link to everyone',
    'Approval',
  ])('%s names none', (text) => {
    expect(recogniseRole(text)).toBeNull();
  });
});

describe('conditionals', () => {
  it.each([
    ['Payment functional (if applicable)', 'if applicable'],
    ['Update DNS if necessary', 'if necessary'],
    ['Press release (for major releases)', 'for major releases'],
    ['Optional: warm the cache', 'Optional'],
    ['Warm the cache (optional)', 'optional'],
    ['If the schema changed, run migrations', 'If the schema changed'],
    ['Tag images (if using Docker)', 'if using Docker'],
    ['Update docs as needed', 'as needed'],
  ])('%s asks whether it applies', (text, words) => {
    expect(recogniseConditional(text)).toBe(words);
  });
  it.each([
    'Check if the server is up',
    'Notify people',
    'Verify optional features work',
    'Ask for releases',
  ])('%s does not', (text) => {
    expect(recogniseConditional(text)).toBeNull();
  });
});

describe('sub-checks', () => {
  it.each([
    ['Browsers (Chrome, Firefox, Safari)', ['Chrome', 'Firefox', 'Safari']],
    ['Monitoring (error rates, stack traces)', ['error rates', 'stack traces']],
    ['Apps (iOS, Android and web)', ['iOS', 'Android', 'web']],
    ['Browsers (Chrome, Edge, etc.)', ['Chrome', 'Edge']],
  ])('%s lists them', (text, names) => {
    expect(recogniseSubChecks(text)).toEqual(names);
  });
  it.each([
    'Accessibility (WCAG 2.1 AA)',
    'Notice (if needed, by QA)',
    'Queues (e.g. Redis, Kafka)',
    'Load test (1,000 users)',
    'Tell the team (they wait for it since the morning, and will ask)',
  ])('%s lists none', (text) => {
    expect(recogniseSubChecks(text)).toEqual([]);
  });
});

describe('limits', () => {
  it.each([
    ['Pages under 3 seconds', '<', 3, 'seconds'],
    ['API < 500ms', '<', 500, 'ms'],
    ['Uptime at least 99.9%', '>=', 99.9, '%'],
    ['Errors no more than 1 %', '<=', 1, '%'],
    ['Coverage ≥ 80%', '>=', 80, '%'],
    ['Node >= 24', '>=', 24, ''],
    ['Heap below 1,024 MB', '<', 1024, 'MB'],
    ['Longer than 2 minutes', '>', 2, 'minutes'],
  ])('%s names one', (text, comparison, value, unit) => {
    expect(recogniseLimit(text)).toMatchObject({ comparison, value, unit });
  });
  it.each(['WCAG 2.1 AA', 'Under review', 'At least two people', 'Over 3 people agreed', 'A -> 5', 'a => 5'])(
    '%s names none',
    (text) => {
      expect(recogniseLimit(text)).toBeNull();
    },
  );
});

describe('parts', () => {
  it.each([
    ['Pre-Deployment Checklist', 'prepare'],
    ['Before the release', 'prepare'],
    ['Deployment Process', 'deploy'],
    ['Roll-out', 'deploy'],
    ['Post-Deployment Checklist', 'verify'],
    ['Smoke tests', 'verify'],
    ['Back-out plan', 'rollback'],
    ['Approvals', 'approve'],
    ['Follow-up', 'follow-up'],
  ])('%s is for %s', (title, part) => {
    expect(recognisePartOfTitle(title)?.part).toBe(part);
  });
  it('says nothing of other titles', () => {
    expect(recognisePartOfTitle('Documentation Updates')).toBeNull();
  });
});

describe('go-live', () => {
  it.each([
    'Deploy to production environment',
    'Promote the build to prod',
    'Go live',
    'Switch traffic to live',
  ])('%s is it', (text) => {
    expect(recogniseGoLive(text)).toBe(true);
  });
  it.each([
    'Deploy application to staging environment',
    'Install production dependencies',
    'Release notes live',
  ])('%s is not', (text) => {
    expect(recogniseGoLive(text)).toBe(false);
  });
});
