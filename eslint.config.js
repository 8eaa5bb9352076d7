import tseslint from 'typescript-eslint';

const size = (max, perFunction) => ({
  'max-lines': ['error', { max, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: perFunction, skipBlankLines: true, skipComments: true }],
});

export default tseslint.config(
  { ignores: ['.output/', '.wxt/', 'node_modules/', 'assets/', 'test/fixtures/', 'coverage/', 'training/'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    rules: {
      ...size(300, 60),
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error'] }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union type.' },
        {
          selector: "AssignmentExpression[left.property.name='innerHTML']",
          message: 'Page text is shown as text nodes only.',
        },
      ],
    },
  },
  {
    files: ['test/**', 'cli/**', 'tools/**'],
    rules: {
      ...size(300, 200),
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  // Rows of data, one a line: tag names, vocabularies.
  { files: ['**/*.table.ts'], rules: { 'max-lines': 'off' } },
);
