using FlagsServer.Hosting;

return (int)await ServerProgram.RunAsync(args, Console.Out, Console.Error);
