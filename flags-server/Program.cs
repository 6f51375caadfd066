using FlagsServer.Hosting;

SocketCompletions.RunInline();

return (int)await ServerProgram.RunAsync(args, Console.Out, Console.Error);
