import { describe, expect, it } from 'vitest';
import { allItems } from '#shared/checklist/all-items.ts';
import { parsed } from '../parsed.ts';

/** One document per language with one of everything: what is read must be the same in all of them. */
const documents: Readonly<Record<string, string>> = {
  German: `# Produktivsetzung

## Vorbereitung
- [ ] Datensicherung prüfen
- [ ] Kunden informieren (falls nötig)

## Schritt 1: Ausrollen
- [ ] Anwendung auf Produktion ausrollen

## Prüfung (0-30 Minuten)
- [ ] Seiten laden in weniger als 3 Sekunden

## Rückfallkriterien
- [ ] Fehlerrate >5% für mehr als 2 Minuten

## Rückfall: Schritte
1. [ ] Alte Version starten

## Freigaben
- [ ] Freigabe durch QA-Leitung

## Wöchentlich
- [ ] Protokolle ansehen
`,
  French: `# Mise en production

## Préparation
- [ ] Vérifier la sauvegarde
- [ ] Prévenir les clients (si nécessaire)

## Étape 1 : Déploiement
- [ ] Déployer en production

## Vérification (0-30 minutes)
- [ ] Pages chargées en moins de 3 secondes

## Critères de retour arrière
- [ ] Taux d’erreur >5% pendant plus de 2 minutes

## Procédure de retour arrière
1. [ ] Relancer l’ancienne version

## Approbations
- [ ] Approbation par Responsable QA

## Hebdomadaire
- [ ] Relire les journaux
`,
  Spanish: `# Puesta en producción

## Preparación
- [ ] Revisar la copia de seguridad
- [ ] Avisar a los clientes (si es necesario)

## Paso 1: Despliegue
- [ ] Desplegar en producción

## Verificación (0-30 minutos)
- [ ] Las páginas cargan en menos de 3 segundos

## Criterios de reversión
- [ ] Tasa de errores >5% durante más de 2 minutos

## Procedimiento de reversión
1. [ ] Arrancar la versión anterior

## Aprobaciones
- [ ] Aprobado por Líder de QA

## Semanal
- [ ] Leer los registros
`,
  Portuguese: `# Implantação

## Preparação
- [ ] Conferir a cópia de segurança
- [ ] Avisar os clientes (se necessário)

## Etapa 1: Publicação
- [ ] Implantar em produção

## Verificação (0-30 minutos)
- [ ] Páginas carregam em menos de 3 segundos

## Critérios de reversão
- [ ] Taxa de erros >5% por mais de 2 minutos

## Procedimento de reversão
1. [ ] Iniciar a versão anterior

## Aprovações
- [ ] Aprovado por Líder de QA

## Semanal
- [ ] Ler os registros
`,
  Chinese: `# 上线清单

## 准备工作
- [ ] 检查备份
- [ ] 通知客户（如需要）

## 步骤1：部署
- [ ] 部署到生产环境

## 上线验证（0-30分钟）
- [ ] 页面加载3秒以内

## 回滚条件
- [ ] 错误率超过5%持续超过2分钟

## 回滚步骤
1. [ ] 启动旧版本

## 审批
- [ ] 质量负责人审批

## 每周
- [ ] 查看日志
`,
  Japanese: `# リリースチェックリスト

## 事前準備
- [ ] バックアップを確認する
- [ ] 顧客に知らせる（必要に応じて）

## ステップ1：デプロイ
- [ ] 本番環境へデプロイ

## 動作確認（0〜30分）
- [ ] ページ表示が3秒以内

## ロールバック条件
- [ ] エラー率5%超が2分以上

## ロールバック手順
1. [ ] 旧バージョンを起動

## 承認
- [ ] 品質リーダー承認

## 毎週
- [ ] ログを見る
`,
};

describe.each(Object.entries(documents))('%s', (_language, markdown) => {
  const checklist = parsed(markdown);
  const items = allItems(checklist).map(({ item }) => item);

  it('is understood as English is', () => {
    expect(checklist.sections.map(({ groups }) => groups[0]?.kind)).toEqual([
      'items',
      'step',
      'window',
      'triggers',
      'rollback',
      'sign-off',
      'follow-up',
    ]);
    expect(checklist.sections[0]?.part).toBe('prepare');
    expect(checklist.sections[2]?.groups[0]?.window).toEqual({ fromMinutes: 0, toMinutes: 30 });
    expect(checklist.sections[6]?.groups[0]?.followUp?.dueDay).toBe(7);
    expect(items[3]?.limit).toMatchObject({ comparison: '<', value: 3 });
    expect(items[4]?.trigger).toMatchObject({
      limit: { comparison: '>', value: 5, unit: '%' },
      holdSeconds: 120,
    });
    expect(items.filter(({ conditional }) => conditional !== null).map(({ line }) => line)).toEqual([5]);
    expect(items[6]?.role).not.toBeNull();
  });

  it('shows the words of the source, never those it was read as', () => {
    const shown = [
      ...checklist.sections.flatMap(({ because, groups }) => [
        because,
        ...groups.map((group) => group.because),
      ]),
      ...items.flatMap(({ conditional, limit, trigger, role }) => [
        conditional,
        limit?.words ?? null,
        trigger?.limit?.words ?? null,
        trigger?.metric ?? null,
        role,
      ]),
    ].filter((words) => words !== null);
    expect(shown.length).toBeGreaterThan(10);
    for (const words of shown) expect(markdown).toContain(words);
  });
});

it('English is not taken for another language', () => {
  const items = allItems(
    parsed('## Unter review\n- [ ] Table of mois and dias\n- [ ] Retour of parcels'),
  ).map(({ item }) => item);
  expect(items.every(({ limit, conditional }) => limit === null && conditional === null)).toBe(true);
});

describe('short headings, as teams write them', () => {
  it.each([
    ['German', '0 bis 30 Minuten', 'Rückfall', 'Auslöser', 'Freigaben', 'Technische Leitung'],
    ['French', '0 à 30 minutes', 'Retour arrière', 'Déclencheurs', 'Signatures', 'Responsable technique'],
    ['Spanish', 'de 0 a 30 minutos', 'Marcha atrás', 'Disparadores', 'Firmas', 'Jefa de producto'],
    ['Portuguese', '0 a 30 minutos', 'Reversão', 'Gatilhos', 'Aprovações', 'Gerente de produto'],
  ])('are understood in %s', (...[, window, rollback, triggers, signatures, role]) => {
    const checklist = parsed(
      `# T\n\n## ${window}\n- [ ] a\n\n## ${rollback}\n### ${triggers}\n- [ ] b\n\n## ${signatures}\n- [ ] ${role}\n`,
    );
    expect(checklist.sections.map(({ groups }) => groups[0]?.kind)).toEqual([
      'window',
      'triggers',
      'sign-off',
    ]);
    expect(checklist.sections[0]?.groups[0]?.window).toEqual({ fromMinutes: 0, toMinutes: 30 });
    expect(allItems(checklist).at(-1)?.item.role).toBe(role);
  });
});
