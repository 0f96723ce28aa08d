using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;

namespace RetailPos.Grains.Guard;

/// <summary>Puts a guard before every desk that a page or request asks for. The house itself goes in by the back door.</summary>
public static class GuardedDesks
{
    private const string Behind = "behind-the-guard";

    /// <summary>Every interface of the desks' namespace that is called a desk.</summary>
    public static bool IsDesk(Type type) =>
        type.IsInterface && type.Namespace == typeof(IRegisterDesk).Namespace && type.Name.EndsWith("Desk", StringComparison.Ordinal);

    /// <remarks>After all desks were added. The caller adds <see cref="IGuardedActing"/>, one for each circuit and request.</remarks>
    public static IServiceCollection GuardDesks(this IServiceCollection services)
    {
        services.AddSingleton<HouseItself>().AddSingleton<RefusalTrace>();

        foreach (var desk in services.Where(one => IsDesk(one.ServiceType) && one is { IsKeyedService: false, Lifetime: ServiceLifetime.Singleton }).ToList())
        {
            services.Remove(desk);
            services.Add(BehindOf(desk));
            services.AddTransient(desk.ServiceType, provider => For(desk.ServiceType, provider));
        }

        return services;
    }

    private static object For(Type type, IServiceProvider provider)
    {
        var desk = provider.GetRequiredKeyedService(type, Behind);

        // Reactions, furnishers and commands are made by the root; whoever comes from outside comes in a scope.
        return provider.GetRequiredService<HouseItself>().Is(provider)
            ? desk
            : DeskGuard.Before(
                type,
                desk,
                provider.GetRequiredService<IGuardedActing>(),
                id => provider.GetRequiredService<IFeed<SalesView>>().Current.Find(id),
                provider.GetRequiredService<RefusalTrace>(),
                () => provider.GetRequiredService<IFeed<HouseRulesView>>().Current.Rules);
    }

    private static ServiceDescriptor BehindOf(ServiceDescriptor desk) =>
        desk.ImplementationType is { } type
            ? ServiceDescriptor.DescribeKeyed(desk.ServiceType, Behind, type, ServiceLifetime.Singleton)
        : desk.ImplementationInstance is { } instance
            ? ServiceDescriptor.KeyedSingleton(desk.ServiceType, Behind, instance)
        : ServiceDescriptor.DescribeKeyed(
            desk.ServiceType, Behind, (provider, _) => desk.ImplementationFactory!(provider), ServiceLifetime.Singleton);

    /// <summary>Made by the root, so that its provider is the root's.</summary>
    private sealed class HouseItself(IServiceProvider root)
    {
        public bool Is(IServiceProvider provider) => ReferenceEquals(provider, root);
    }
}
