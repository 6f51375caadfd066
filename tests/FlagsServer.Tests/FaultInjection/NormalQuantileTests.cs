using FlagsServer.FaultInjection;

namespace FlagsServer.Tests.FaultInjection;

public sealed class NormalQuantileTests
{
    // From Python's standard library, on both sides of the boundary between the two approximations.
    [Theory]
    [InlineData(0, -8.292361075813595)]
    [InlineData(1e-12, -7.034483825301132)]
    [InlineData(1e-5, -4.2648907939228256)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(0.05, -1.6448536269514726)]
    [InlineData(0.074, -1.4466320671589785)]
    [InlineData(0.076, -1.4325027208258114)]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.5, 0)]
    [InlineData(0.95, 1.6448536269514715)]
    [InlineData(0.99999999999999989, 8.209536151601386)]
    public void At_AProbability_IsThePublishedQuantile(double probability, double expected) =>
        Assert.Equal(expected, NormalQuantile.Compute(probability), tolerance: 1e-12);
}
