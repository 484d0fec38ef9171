import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Imports run pages → forms → components → ui; each layer names the folders it must not reach into. */
function zone(layer, ...above) {
  return {
    files: [`src/${layer}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^\\..*/(${above.join('|')})(/|$)`,
              message: 'Imports run pages → forms → components → ui, never back.',
            },
          ],
        },
      ],
    },
  }
}

export default tseslint.config(
  { ignores: ['dist', 'test-results'] },
  ...tseslint.configs.strictTypeChecked,
  hooks.configs.flat['recommended-latest'],
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      'max-lines': ['error', 400],
    },
  },
  zone('ui', 'api', 'components', 'forms', 'pages', 'actions', 'paths', 'routes'),
  zone('components', 'forms', 'pages', 'routes'),
  zone('forms', 'pages', 'routes'),
  zone('api', 'ui', 'components', 'forms', 'pages', 'routes'),
  zone('i18n', 'ui', 'components', 'forms', 'pages', 'routes'),
  {
    files: ['src/pages/**/*.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^\\.\\./[a-z]|routes$', message: 'A page never imports from another area.' }],
        },
      ],
    },
  },
  { files: ['**/*.{js,mjs}'], ...tseslint.configs.disableTypeChecked },
)
