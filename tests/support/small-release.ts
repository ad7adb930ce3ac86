/** A small checklist with every kind of group, so that random commands meet something. */
export const smallRelease = `# Small release

## Pre-Deployment Checklist
- [ ] Config reviewed
- [ ] Browsers tested (Chrome, Firefox)
- [ ] Press release (if needed)
  - [ ] Draft
## Deployment Process
### Step 1: Backup
- [ ] Create backup
### Step 2: Deploy
- [ ] Deploy to production environment
- [ ] Smoke test
## Post-Deployment Checklist
### Immediate Verification (0-5 minutes)
- [ ] Page load under 3 seconds
- [ ] Logs clean
## Rollback Procedures
### Automatic Rollback Triggers
- [ ] Error rate >5% for >2 minutes
- [ ] Database connection failures
### Manual Rollback Process
1. [ ] Stop application
2. [ ] Restore database if needed
3. [ ] Verify rollback successful
## Sign-off Requirements
### Technical Sign-off
- [ ] Lead Developer approval
- [ ] QA Lead approval
## Post-Deployment Activities
### Week 1 Activities
- [ ] Daily monitoring
### Monthly Activities
- [ ] Review
`;
