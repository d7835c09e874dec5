import { Component, type ReactNode } from "react";
import { Fault } from "./states/Fault.tsx";

/** Keeps a page that breaks from taking the rest along. */
export class Failing extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <Fault error={this.state.error} again={() => this.setState({ error: null })} />;
  }
}
