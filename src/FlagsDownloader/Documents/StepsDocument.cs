namespace FlagsDownloader.Documents;

/// <summary>A value for each step of a download; null for a step that was not reached.</summary>
public sealed record StepsDocument<T>(
    T Admitted, T Started, T Attempted, T Sent, T Answered, T Received, T Saving, T Saved, T Finished);
