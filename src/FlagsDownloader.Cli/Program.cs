using FlagsDownloader.Cli.Commands;

return (int)FlagsCommandLine.Run(args);
