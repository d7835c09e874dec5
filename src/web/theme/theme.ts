import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

// The palette stands in foundation.css, for both schemes; here the library is told to take it from there.
const dawn: MantineColorsTuple = [
  "#fff1e6",
  "#ffe0cb",
  "#ffc79f",
  "#ffac70",
  "#f9934a",
  "#e57a2e",
  "#c35f1c",
  "#a94b12",
  "#95380f",
  "#7a2c0b",
];
const ember: MantineColorsTuple = [
  "#ffece9",
  "#ffd6d0",
  "#ffb3a8",
  "#ff8c7c",
  "#f26a58",
  "#dc4c39",
  "#c23a28",
  "#a93a20",
  "#922d17",
  "#7a2411",
];

// What a dialog showed is gone once it is closed: fading out, it would show something else for a moment.
const AT_ONCE = { exitDuration: 0 };

export const theme = createTheme({
  primaryColor: "dawn",
  colors: { dawn, red: ember },
  white: "#fffdf8",
  black: "#2b1e33",
  fontFamily: "var(--text)",
  fontFamilyMonospace: "var(--mono)",
  headings: { fontFamily: "var(--display)", fontWeight: "700", textWrap: "balance" },
  fontSizes: { xs: "0.8125rem", sm: "0.9375rem", md: "1rem", lg: "1.125rem", xl: "1.25rem" },
  defaultRadius: "md",
  radius: { xs: "0.25rem", sm: "0.5rem", md: "0.75rem", lg: "1.25rem", xl: "2rem" },
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  components: {
    Button: { defaultProps: { size: "md", variant: "filled" } },
    ActionIcon: { defaultProps: { size: 44, variant: "subtle" } },
    TextInput: { defaultProps: { size: "md" } },
    Textarea: { defaultProps: { size: "md", autosize: true, minRows: 2 } },
    NativeSelect: { defaultProps: { size: "md" } },
    Notification: { defaultProps: { closeButtonProps: { "aria-label": "Close", size: 44 } } },
    Modal: {
      defaultProps: {
        radius: "lg",
        centered: true,
        closeButtonProps: { "aria-label": "Close", size: 44 },
        transitionProps: AT_ONCE,
      },
    },
    Drawer: { defaultProps: { transitionProps: AT_ONCE } },
  },
});

const shared = {
  "--mantine-color-body": "var(--paper)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-bright": "var(--ink)",
  "--mantine-color-dimmed": "var(--quiet)",
  "--mantine-color-placeholder": "var(--quiet)",
  "--mantine-color-anchor": "var(--link)",
  "--mantine-color-error": "var(--bad-ink)",
  "--mantine-color-default": "var(--card)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-hover": "var(--glow-far)",
  "--mantine-color-default-border": "var(--edge)",
  "--mantine-color-disabled": "var(--line)",
  "--mantine-color-disabled-color": "var(--quiet)",
  "--mantine-color-dawn-filled": "var(--button)",
  "--mantine-color-dawn-filled-hover": "var(--button-near)",
  "--mantine-color-dawn-light": "var(--glow-near)",
  "--mantine-color-dawn-light-hover": "var(--glow-near)",
  "--mantine-color-dawn-light-color": "var(--ink)",
  "--mantine-color-dawn-outline": "var(--link)",
  "--mantine-color-dawn-text": "var(--link)",
  "--mantine-color-gray-1": "var(--glow-far)",
  "--mantine-color-gray-2": "var(--line)",
  "--mantine-color-gray-3": "var(--line)",
  "--mantine-color-gray-4": "var(--edge)",
  "--mantine-color-dark-4": "var(--edge)",
  "--mantine-color-dark-5": "var(--glow-near)",
  "--mantine-color-dark-6": "var(--card)",
  "--mantine-color-dark-8": "var(--glow-far)",
  "--mantine-color-red-filled": "var(--danger)",
  "--mantine-color-red-filled-hover": "var(--danger)",
  "--mantine-color-red-light-color": "var(--bad-ink)",
  "--mantine-color-red-text": "var(--bad-ink)",
};

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
