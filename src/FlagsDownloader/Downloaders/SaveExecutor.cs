using FlagsDownloader.Results;

namespace FlagsDownloader.Downloaders;

/// <summary>Runs a blocking save on a worker, and is done when the file is there or the error known.</summary>
public delegate Task<DownloadError?> SaveExecutor(Func<DownloadError?> save);
