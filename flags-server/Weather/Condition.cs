namespace FlagsServer.Weather;

/// <summary>What is not drawn for a request but holds all the time, beside the fault that is drawn.</summary>
internal abstract record Condition : Fault;
