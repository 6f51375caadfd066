namespace FlagsDownloader.Cli.Outputs;

/// <summary>The reader of a pipe has closed it.</summary>
/// <param name="error">The system's error number.</param>
internal sealed class ReaderLeftException(int error) : IOException("its reader has gone", error);
