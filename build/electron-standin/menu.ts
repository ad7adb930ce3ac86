import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';
import { record } from './journal.ts';

/** Menus are kept as data: a test finds an item and calls its `click`; nothing is drawn. */
export class MenuItem {
  id: string;
  label: string;
  type: string;
  role: string | undefined;
  accelerator: string | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  submenu: Menu | undefined;
  click: (...args: unknown[]) => void;

  constructor(options: MenuItemConstructorOptions) {
    this.id = options.id ?? '';
    this.label = options.label ?? '';
    this.type = options.type ?? (options.submenu === undefined ? 'normal' : 'submenu');
    this.role = options.role;
    this.accelerator = typeof options.accelerator === 'string' ? options.accelerator : undefined;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : undefined;
    // `as`: what a test passes on is between it and the app's handler
    this.click = (...args) => (options.click as ((...given: unknown[]) => void) | undefined)?.(...args);
  }
}

let applicationMenu: Menu | null = null;

export class Menu extends EventEmitter {
  items: MenuItem[] = [];

  static setApplicationMenu = (menu: Menu | null): void => {
    applicationMenu = menu;
  };
  static getApplicationMenu = (): Menu | null => applicationMenu;
  static buildFromTemplate = (template: readonly MenuItemConstructorOptions[]): Menu => {
    const menu = new Menu();
    menu.items = template.map((options) => new MenuItem(options));
    return menu;
  };

  append(item: MenuItem): void {
    this.items.push(item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup(): void {
    record('Menu.popup');
  }

  closePopup(): void {
    record('Menu.closePopup');
  }
}
