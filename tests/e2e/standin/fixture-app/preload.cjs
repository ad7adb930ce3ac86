'use strict';
const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('fixture', {
  echo: (value) => ipcRenderer.invoke('echo', value),
  fail: () => ipcRenderer.invoke('fail'),
  save: (text) => ipcRenderer.invoke('save', text),
  tell: (value) => ipcRenderer.send('tell', value),
  onTold: (listener) => {
    ipcRenderer.on('told', (_event, value) => {
      listener(value);
    });
  },
});
