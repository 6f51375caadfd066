namespace FlagsDownloader.Cli.Outputs;

/// <summary>Nobody reads a pipe any more.</summary>
/// <param name="error">The system's number.</param>
internal sealed class ReaderLeftException(int error) : IOException("its reader has gone", error);
