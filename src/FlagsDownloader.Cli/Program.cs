using FlagsDownloader.CommandLine;

return FlagsProgram.Run(args);
