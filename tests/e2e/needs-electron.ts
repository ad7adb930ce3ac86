/** How a skip for want of real Electron begins; the reporter counts by it. */
export const needsElectron = 'needs real Electron: ';
