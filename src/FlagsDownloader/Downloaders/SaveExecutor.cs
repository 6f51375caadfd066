using FlagsDownloader.Results;

namespace FlagsDownloader.Downloaders;

/// <summary>Runs a blocking save on a worker. The task ends when the file is saved or the error is known.</summary>
public delegate Task<DownloadError?> SaveExecutor(Func<DownloadError?> save);
