using FlagsServer.FaultInjection;

namespace FlagsServer.Tests.FaultInjection;

public sealed class RequestRandomTests
{
    // Computed from the documented formula by a program in another language. A change of one of these changes the
    // delays and faults of every published comparison.
    [Theory]
    [InlineData(0UL, "/flags/br/br.gif", 1, 1, 0.9690632897678018)]
    [InlineData(0UL, "/flags/br/br.gif", 1, 2, 0.7344558082097331)]
    [InlineData(0UL, "/flags/br/br.gif", 2, 1, 0.1186972345186681)]
    [InlineData(1UL, "/flags/br/br.gif", 1, 1, 0.09526853460236429)]
    [InlineData(0UL, "/flags/br/br.gif?copy=3", 1, 1, 0.9295772558766562)]
    [InlineData(ulong.MaxValue, "/flags/zz/zz.gif", 1000, 2, 0.5367118926353946)]
    public void Unit_Request_IsTheNumberOfTheFormula(ulong seed, string target, int attempt, int draw, double expected) =>
        Assert.Equal(expected, RequestRandom.Unit(seed, Fnv1a.Hash(target), attempt, (RandomStream)draw));
}
