import { Component, type ErrorInfo, type ReactNode } from 'react';
import styles from './app-frame.module.css';
import { FailureScreen } from './failure-screen.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** The open run, whose copy is offered, or null. */
  readonly runId: () => string | null;
}

interface ErrorBoundaryState {
  readonly failure: string | null;
}

/** Catches a bug while drawing. A class, because React has no other way to catch one. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failure: null };

  static getDerivedStateFromError(failure: unknown): ErrorBoundaryState {
    return { failure: failure instanceof Error ? failure.message : String(failure) };
  }

  override componentDidCatch(failure: Error, info: ErrorInfo): void {
    // The one place for it: whoever looks for the cause starts the app from a terminal.
    // oxlint-disable-next-line no-console -- a bug has no other way out of the window
    console.error(failure, info.componentStack);
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return (
      <main className={styles.failure}>
        <FailureScreen failure={failure} runId={this.props.runId()} />
      </main>
    );
  }
}
