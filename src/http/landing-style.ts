/** The style of the landing page: light and dark, no font and no picture from elsewhere. */
export const landingStyle = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f8f9, #0e171d);
  --panel: light-dark(#fff, #15222b);
  --line: light-dark(#d8e0e4, #2a3a45);
  --text: light-dark(#16242d, #e3ebef);
  --quiet: light-dark(#50616c, #9db0bb);
  --accent: light-dark(#0b6470, #8fe3e8);
  --on-accent: light-dark(#fff, #0e171d);
  --warning: light-dark(#fff2cf, #3b2f0c);
  --warning-text: light-dark(#573f00, #ffe2a0);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 1rem/1.55 system-ui, sans-serif;
}
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
h1 { margin: 0; font-size: 2.25rem; letter-spacing: -0.02em; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.2rem; }
p { margin: 0.5rem 0; max-width: 46rem; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible, pre:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.lead { font-size: 1.15rem; color: var(--quiet); }
.banner {
  margin: 0; max-width: none; padding: 0.75rem 1.5rem; text-align: center;
  background: var(--warning); color: var(--warning-text);
}
.actions { display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; align-items: center; margin: 1.5rem 0 0; }
.main-action {
  padding: 0.6rem 1.2rem; border-radius: 0.5rem; background: var(--accent);
  color: var(--on-accent); font-weight: 600; text-decoration: none;
}
.counts {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
  gap: 0.75rem; margin: 2rem 0 0;
}
.counts div {
  padding: 0.8rem 1rem; border: 1px solid var(--line); border-radius: 0.6rem; background: var(--panel);
}
.counts dt { color: var(--quiet); font-size: 0.9rem; }
.counts dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
pre, .table {
  overflow-x: auto; border: 1px solid var(--line); border-radius: 0.6rem; background: var(--panel);
}
pre { padding: 1rem; margin: 0.75rem 0; font: 0.9rem/1.5 ui-monospace, monospace; }
code { font-family: ui-monospace, monospace; font-size: 0.92em; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: start; padding: 0.6rem 1rem; color: var(--quiet); }
th, td { padding: 0.4rem 1rem; border-top: 1px solid var(--line); text-align: start; vertical-align: top; }
th { font-weight: 600; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
li { margin: 0.4rem 0; }
footer {
  margin-top: 3rem; padding-top: 1rem; padding-bottom: 3rem;
  border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.9rem;
}
`;
