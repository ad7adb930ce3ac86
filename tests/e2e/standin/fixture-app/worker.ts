import { sum } from './sum.js';

addEventListener('message', (event: MessageEvent<number[]>) => postMessage(sum(event.data)));
