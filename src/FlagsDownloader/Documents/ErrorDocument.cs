namespace FlagsDownloader.Documents;

/// <summary>What went wrong.</summary>
public sealed record ErrorDocument(string Phase, string Cause, string Message, int? HttpStatus);
