// Svelte: runes everywhere, accessibility warnings stay on.
export default { compilerOptions: { runes: true } };
