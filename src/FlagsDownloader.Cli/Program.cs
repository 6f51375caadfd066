using FlagsDownloader.Cli;
using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Cli.Labs;
using FlagsDownloader.Cli.Limits;
using FlagsDownloader.Cli.Outputs;

StandardStreams.Complete();
// A lesson's worker process is this program again.
return (int)(ProcessWork.ServeIfWorker() ? ExitCode.Success : ExhaustedResources.Watch(() => StandardStreams.Watch(() => FlagsCommandLine.Run(args))));
