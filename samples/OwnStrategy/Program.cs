using FlagsDownloader.CommandLine;
using OwnStrategy;

return await FlagsProgram.RunAsync(args, strategies => strategies.Add("aimd", () => new AimdDownloader(), "one more after successes, half as many after a failure"));
