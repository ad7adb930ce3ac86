/** A checklist to begin with: one of everything that is recognised, and nothing else. */
export const starterChecklist = `# Release of our product

## Before the release

- [ ] Backup taken
- [ ] Customers told (if needed)

## Step 1: Prepare

- [ ] Maintenance page on

## Step 2: Deploy

- [ ] Deploy to production

## Verification

### At once (0-15 minutes)

- [ ] Health checks green
- [ ] Start page in under 3 seconds
- [ ] Works in browsers (Chrome, Firefox, Safari)

## Rollback

### Rollback triggers

- [ ] Error rate >5% for >2 minutes

### Rollback process

1. [ ] Bring back the previous version
2. [ ] Verify it

## Sign-off

- [ ] Product Owner approval

## Follow-up

### Week 1

- [ ] Read the support tickets

Deployed by: ____
`;
