using FlagsDownloader.Cli;
using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Labs;

StandardStreams.Complete();
// A lesson's worker process is this program again.
return (int)(ProcessWork.ServeIfWorker() ? ExitCode.Success : ExhaustedResources.Watch(() => StandardStreams.Watch(() => FlagsCommandLine.Run(args))));
