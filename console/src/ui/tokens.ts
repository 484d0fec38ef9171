import { theme as antTheme, type ThemeConfig } from 'antd'

export type Mode = 'light' | 'dark'

/** Every colour of the console. Severity colours are for severity alone; the accent is for what can be clicked. */
const palettes = {
  light: {
    ground: '#f5f6f8',
    surface: '#ffffff',
    raised: '#ffffff',
    hover: '#f2f3f6',
    line: '#e1e4e9',
    lineStrong: '#8b94a1',
    text: '#1a2028',
    soft: '#57616e',
    accent: '#4f43c8',
    accentHover: '#4036ad',
    accentSoft: '#edebfa',
    onAccent: '#ffffff',
    critical: '#bf1d2c',
    criticalSoft: '#fdecec',
    warning: '#8a5200',
    warningSoft: '#fdf2dd',
    warningMark: '#e09200',
    info: '#0a5fae',
    infoSoft: '#e7f1fb',
    ok: '#176c3c',
    okSoft: '#e5f4ea',
  },
  dark: {
    ground: '#0f1216',
    surface: '#161a20',
    raised: '#1d222a',
    hover: '#1e242c',
    line: '#2a313b',
    lineStrong: '#6d7887',
    text: '#e5e9ee',
    soft: '#a3adba',
    accent: '#aca5ff',
    accentHover: '#c3beff',
    accentSoft: '#272545',
    onAccent: '#15122f',
    critical: '#ff8582',
    criticalSoft: '#3a1b1e',
    warning: '#f2b550',
    warningSoft: '#362810',
    warningMark: '#f2b550',
    info: '#74b9ff',
    infoSoft: '#13283d',
    ok: '#62cd90',
    okSoft: '#123021',
  },
} satisfies Record<Mode, Record<string, string>>

const text =
  '-apple-system, "Segoe UI", Roboto, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'
const mono = 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace'

/** The stylesheets read the palette as `--q-surface` and so on. */
export function paint(mode: Mode): void {
  const root = document.documentElement
  for (const [name, colour] of Object.entries(palettes[mode])) {
    root.style.setProperty(`--q-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, colour)
  }
  root.style.setProperty('--q-text-font', text)
  root.style.setProperty('--q-mono-font', mono)
  root.style.colorScheme = mode
}

/** The same palette for Ant Design; a finger gets taller controls than a mouse. */
export function antDesign(mode: Mode, touch: boolean): ThemeConfig {
  const c = palettes[mode]
  return {
    algorithm: mode === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    token: {
      fontFamily: text,
      fontFamilyCode: mono,
      fontSize: 14,
      borderRadius: 6,
      controlHeight: touch ? 44 : 32,
      controlHeightSM: touch ? 44 : 28,
      colorPrimary: c.accent,
      colorPrimaryHover: c.accentHover,
      colorInfo: c.accent,
      colorLink: c.accent,
      colorError: c.critical,
      colorWarning: c.warning,
      colorSuccess: c.ok,
      colorText: c.text,
      colorTextSecondary: c.soft,
      colorTextTertiary: c.soft,
      colorTextDescription: c.soft,
      colorTextPlaceholder: c.soft,
      colorBgContainer: c.surface,
      colorBgElevated: c.raised,
      colorBgLayout: c.ground,
      colorBorder: mode === 'dark' ? '#3a434f' : '#cdd2d9',
      colorBorderSecondary: c.line,
      colorTextLightSolid: c.onAccent,
      motionDurationSlow: '0.16s',
      motionDurationMid: '0.12s',
      boxShadow: mode === 'dark' ? '0 8px 24px rgb(0 0 0 / 45%)' : '0 8px 24px rgb(20 28 40 / 14%)',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Segmented: {
        ...(touch ? { trackPadding: 0 } : {}),
        trackBg: c.hover,
        itemSelectedBg: c.surface,
        itemColor: c.soft,
      },
      ...(touch ? { Dropdown: { paddingBlock: 11 } } : {}),
      Tooltip: { colorBgSpotlight: mode === 'dark' ? '#343c47' : '#232a33', colorTextLightSolid: '#ffffff' },
    },
  }
}
