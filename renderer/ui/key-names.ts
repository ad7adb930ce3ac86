import { createContext } from 'react';

/** What keys are called now, where the person may give commands other keys. Without a provider each keeps its own. */
export const KeyNames = createContext<(keys: string) => string>((keys) => keys);
