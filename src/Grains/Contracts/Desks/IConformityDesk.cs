using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What an inspector, or whoever fills in an attestation, is told of the program itself (features.md K101).</summary>
public interface IConformityDesk
{
    Task<Conformity> ReadAsync();
}

/// <param name="Perimeter">SHA-512 of the code that sells, numbers, seals and keeps; as <c>FiscalPerimeter</c> works it out. Hexadecimal.</param>
/// <param name="Parts">What is in it.</param>
/// <param name="FirstStart">When this house's list of technical events begins; null before it does.</param>
public sealed record Conformity(string Product, string Version, string Perimeter, ValueList<PerimeterPart> Parts, DateTimeOffset? FirstStart);

/// <param name="Types">How many types of it.</param>
public sealed record PerimeterPart(string Namespace, int Types);
