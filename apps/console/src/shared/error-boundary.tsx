import { Component, type ReactNode } from "react";
import { ApiError, serverUnavailable } from "../api/api-error.ts";
import { FailureNotice } from "./notice.tsx";

/** Shows a view's error in its place; usually its code failed to load because the server is unavailable. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    const couldNotLoad = error instanceof Error && /import|preload/i.test(error.message);
    return (
      <FailureNotice
        error={couldNotLoad ? serverUnavailable() : new ApiError("unknown", String(error))}
        onRetry={() => window.location.reload()}
      />
    );
  }
}
