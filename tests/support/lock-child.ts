/** Takes the lock of a data folder, says what came of it, and beats it until it is killed or has lost it. */
import { lockAsker, takeDataLock } from '#electron/one-writer/data-lock.ts';

const [root = '', host = ''] = process.argv.slice(2);
const answer = takeDataLock(root, { ...lockAsker(), host });
process.send?.(answer.kind);
if (answer.kind === 'ours') {
  const { lock } = answer;
  const beats = setInterval(() => {
    if (lock.beat()) return;
    clearInterval(beats);
    process.send?.('lost');
  }, 100);
}
