// The beginning of the page: look, language, token, address; then the interface.
import { mount } from 'svelte';
import './app.css';
import App from './App.svelte';
import { startActivity } from './shared/activity';
import { language } from './shared/i18n.svelte';
import { startRouter } from './shared/router.svelte';
import { startTheme } from './shared/theme.svelte';
import { begin } from './shared/token';

startTheme();
document.documentElement.lang = language();
const known = await begin();
startRouter();
startActivity();
const target = document.getElementById('app');
if (target) mount(App, { target, props: { known } });
