using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace RetailPos.Grains.Embedded;

/// <summary>Which class answers to which grain interface: exactly one each.</summary>
internal sealed class GrainClasses
{
    private readonly FrozenDictionary<Type, GrainClass> _classes;

    private GrainClasses(IEnumerable<KeyValuePair<Type, GrainClass>> classes) => _classes = classes.ToFrozenDictionary();

    /// <exception cref="GrainSetupException">All that is wrong, at once.</exception>
    public static GrainClasses In(IEnumerable<Assembly> assemblies)
    {
        var types = assemblies.Distinct().SelectMany(assembly => assembly.GetTypes()).ToList();
        var grains = types.Where(IsGrain).ToDictionary(type => type, type => new GrainClass(type));
        var interfaces = types.Concat(grains.Keys.SelectMany(type => type.GetInterfaces())).Where(IsGrainInterface).Distinct().ToList();
        var faults = interfaces.SelectMany(type => FaultsOf(type, grains.Keys)).ToList();

        return faults.Count == 0
            ? new(interfaces.Select(type => KeyValuePair.Create(type, grains[ImplementationsOf(type, grains.Keys).Single()])))
            : throw new GrainSetupException(faults);
    }

    /// <exception cref="ArgumentException">No class answers to the interface.</exception>
    public GrainClass Of(Type grainInterface, string? classNamePrefix)
    {
        var grain = _classes.GetValueOrDefault(grainInterface) ?? throw new ArgumentException(
            $"{grainInterface} is no grain interface of the assemblies that were given to {nameof(EmbeddedGrainsRegistration.AddEmbeddedGrains)}.");

        return classNamePrefix is null || grain.Type.FullName!.StartsWith(classNamePrefix, StringComparison.Ordinal)
            ? grain
            : throw new ArgumentException($"{grainInterface} is answered by {grain.Type}, which does not begin with '{classNamePrefix}'.");
    }

    private static bool IsGrain(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && type.IsSubclassOf(typeof(Grain));

    private static bool IsGrainInterface(Type type) =>
        type is { IsInterface: true, IsGenericTypeDefinition: false } &&
        type != typeof(IGrainWithStringKey) &&
        type.IsAssignableTo(typeof(IGrainWithStringKey));

    private static IEnumerable<Type> ImplementationsOf(Type grainInterface, IEnumerable<Type> grains) =>
        grains.Where(grain => grain.IsAssignableTo(grainInterface));

    private static IEnumerable<string> FaultsOf(Type grainInterface, IEnumerable<Type> grains)
    {
        var found = ImplementationsOf(grainInterface, grains).Select(type => type.FullName).Order().ToList();

        if (found.Count == 0)
        {
            yield return $"No grain implements {grainInterface}.";
        }

        if (found.Count > 1)
        {
            yield return $"{grainInterface} is implemented by {string.Join(" and by ", found)}; it must be one.";
        }

        foreach (var method in GrainMethod.AllOf(grainInterface))
        {
            if (GrainMethod.FaultOf(method) is { } fault)
            {
                yield return $"{grainInterface}.{method.Name} {fault}.";
            }
        }
    }
}

/// <summary>How one class of grains is made.</summary>
internal sealed class GrainClass(Type type)
{
    private readonly ObjectFactory _create = ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);

    public Type Type => type;

    public Grain Create(IServiceProvider services) => (Grain)_create(services, arguments: null);
}
