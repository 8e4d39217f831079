// Before the first paint: the language, direction and colours that were chosen last time.
(() => {
  const root = document.documentElement;
  let language = null;
  let theme = null;
  try {
    language = localStorage.getItem('marsad.language');
    theme = localStorage.getItem('marsad.theme');
  } catch {
    // storage may be shut off
  }
  language ??= navigator.language.startsWith('ar') ? 'ar' : 'en';
  root.lang = language;
  root.dir = language === 'ar' ? 'rtl' : 'ltr';
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
})();
